import { join } from 'node:path';
import { assemble } from '../src/host/assemble.ts';
import { openDatabase } from '../src/store/database.ts';
import { eventually } from '../testing/eventually.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { SILENT, settingsOf, withFolder } from './quiet.ts';
import { quantile, type Row } from './row.ts';

const ROUNDS = 10;
const A_ROUND = 60;
const TARGET = 4;
const ORIGIN = { device: 'control', screen: null } as const;

const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** `privacy.set` with a healthy broker and a car that drives, against one durable SQLite commit on the same disk. */
export const benchSwitching = (): Promise<readonly Row[]> =>
  withFolder(async (folder) => {
    const broker = await startMosquitto();
    const { unit, close } = await assemble(settingsOf(join(folder, 'unit'), broker.url), SILENT);
    const bare = openDatabase(join(folder, 'bare.sqlite'));
    bare.pragma('journal_mode = WAL');
    bare.pragma('synchronous = FULL');
    bare.exec('CREATE TABLE switch (id INTEGER PRIMARY KEY, value INTEGER) STRICT');
    bare.exec('INSERT INTO switch VALUES (1, 0)');
    const update = bare.prepare('UPDATE switch SET value = 1 - value WHERE id = 1');
    const { handlers } = unit;
    try {
      const [primary] = (await handlers['profile.list'](undefined, ORIGIN)).filter(
        ({ kind }) => kind === 'primary',
      );
      await handlers['profile.load']({ profile: primary?.id ?? '' }, ORIGIN);
      await handlers['drive.start'](undefined, ORIGIN);
      let online = false;
      while (!online) {
        online = (await handlers['unit.state'](undefined, ORIGIN)).connection.status === 'online';
        if (!online) await eventually(() => true, 'a turn');
        await new Promise((done) => setImmediate(done));
      }
      const [ours, commits]: [number[], number[]] = [[], []];
      let on = false;
      for (let round = 0; round <= ROUNDS; round += 1) {
        const measured: [number[], number[]] = [[], []];
        for (let count = 0; count < A_ROUND; count += 1) {
          measured[1].push(await timed(() => update.run()));
          on = !on;
          measured[0].push(
            await timed(() => handlers['privacy.set']({ setting: 'geolocation', on }, ORIGIN)),
          );
          await new Promise((done) => setImmediate(done));
        }
        if (round === 0) continue; // the first warms both up
        ours.push(...measured[0]);
        commits.push(...measured[1]);
      }
      const row = (share: number, name: string, target: number | null): Row => {
        const [figure, base] = [quantile(ours, share), quantile(commits, share)];
        return {
          name: `privacy.set, ${name}`,
          figure,
          unit: 'ms',
          baseline: { name: 'durable commit', figure: base },
          ratio: figure / base,
          target: target === null ? null : `at most ${target}`,
          ok: target === null ? null : figure / base <= target,
        };
      };
      return [row(0.5, 'median', null), row(0.99, 'p99', TARGET)];
    } finally {
      bare.close();
      await close();
      await broker.close();
    }
  });
