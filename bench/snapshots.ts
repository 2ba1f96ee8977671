import BetterSqlite3 from 'better-sqlite3';
import { takeSeat } from '../src/host/seat.ts';
import { SILENT, settingsOf } from './quiet.ts';
import { median, type Row } from './row.ts';

const ROUNDS = 15;
const TARGET = 50;
const PROGRAM = { device: 'control', screen: null } as const;

/** How long a bare SQLite takes to take the same bytes into memory, in milliseconds. */
const bareLoad = (bytes: Buffer): number => {
  const began = performance.now();
  const database = new BetterSqlite3(bytes);
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  const took = performance.now() - began;
  database.close();
  return took;
};

/** A unit that drives, brought back by name: store, clock, car, memory and a new connection to the broker. */
export const benchSnapshots = async (): Promise<readonly Row[]> => {
  const { unit, assembled, close } = await takeSeat(
    { ...settingsOf(':memory:', ''), broker: { kind: 'embedded' }, clock: 'virtual' },
    SILENT,
  );
  const { handlers } = unit;
  const rows: Row[] = [];
  for (const name of ['consented', 'queue-full']) {
    const bytes = async (): Promise<Buffer> => Buffer.from((await assembled().snapshot()).database);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const began = performance.now();
      await handlers['snapshot.restore']?.({ name }, PROGRAM);
      const took = performance.now() - began;
      const base = bareLoad(await bytes());
      // The first one reads the file and lays out the road.
      if (round === 0) continue;
      ours.push(took);
      bare.push(base);
    }
    const [figure, base] = [median(ours), median(bare)];
    rows.push({
      name: `snapshot ${name}, restored`,
      figure,
      unit: 'ms',
      baseline: { name: 'the same bytes, opened by a bare SQLite', figure: base },
      ratio: figure / base,
      target: `at most ${TARGET} ms`,
      ok: figure <= TARGET,
    });
  }
  await close();
  return rows;
};
