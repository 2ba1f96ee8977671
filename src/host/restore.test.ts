import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { STORE_FILE } from '../store/open.ts';
import { createTelemetry, type Telemetry, type TelemetryOptions } from '../telemetry/telemetry.ts';
import { cleanUp, live, newFolder, type Seated, seen, sit } from './testing/seated.ts';

afterEach(cleanUp);

const fileOf = (data: string, name: string): string => join(data, 'snapshots', `${name}.snapshot.json`);

/** Saves a snapshot, and then adds a profile that is not in it. */
const addZoe = async ({ ask }: Seated, name: string): Promise<void> => {
  await ask('profile.load', { profile: 'Alex' });
  await ask('snapshot.save', { name });
  await ask('profile.create', { name: 'Zoe', kind: 'secondary', language: 'en' });
};
const namesOf = async ({ ask }: Seated): Promise<readonly string[]> =>
  (await ask('profile.list')).map(({ name }) => name);
const namesOnDisk = (data: string): readonly string[] => {
  const database = openDatabase(join(data, STORE_FILE), { readonly: true });
  const names = database.prepare<[], string>('SELECT name FROM profile').pluck().all();
  database.close();
  return names;
};
/** What lies in the data folder beside the store of a running unit. */
const besides = (data: string): readonly string[] =>
  readdirSync(data).filter((name) => name.includes('former') || name.includes('new'));

/** Way outs of the car, of which those numbered `from` to `to` can't be used: the first one is of the unit that is there first. */
const failing = (from: number, to: number, fail: (made: Telemetry) => Telemetry) => {
  let made = 0;
  return {
    telemetry: (options: TelemetryOptions): Telemetry => {
      made += 1;
      const telemetry = createTelemetry(options);
      return made >= from && made <= to ? fail(telemetry) : telemetry;
    },
  };
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = (): never => {
  throw new Error('broken on purpose');
};

describe('a snapshot that is refused before anything is touched', () => {
  it('leaves the unit as it is where a snapshot is of another version, cut off, or no snapshot', async () => {
    const data = newFolder();
    const seated = await sit({ data });
    await live(seated);
    await seated.ask('snapshot.save', { name: 'good' });
    const before = await seen(seated);
    const cases = [
      ['other', '{"glovebox":"snapshot","version":2,"store":3}', 'is of another version of Glovebox'],
      ['cut', '{"glovebox":"snap', 'was cut off'],
      ['foreign', '{"type":"FeatureCollection"}', 'is not a snapshot of Glovebox'],
      [
        'hollow',
        '{"glovebox":"snapshot","version":1,"store":3,"says":null}',
        '"seed" is not as it was saved',
      ],
    ] as const;
    for (const [name, text, sentence] of cases) {
      writeFileSync(fileOf(data, name), text);
      await expect(seated.ask('snapshot.restore', { name })).rejects.toThrow(sentence);
    }
    expect(await seen(seated)).toEqual(before);
  });

  it('leaves the unit as it is where the database of a snapshot is none, or was cut short', async () => {
    const data = newFolder();
    const seated = await sit({ data });
    await live(seated);
    await seated.ask('snapshot.save', { name: 'good' });
    const before = await seen(seated);
    const file = fileOf(data, 'good');
    const good = JSON.parse(readFileSync(file, 'utf8')) as { readonly database: string };
    const cut = Buffer.from(good.database, 'base64').subarray(0, 20_000).toString('base64');
    for (const [database, fault] of [
      ['bm8gZGF0YWJhc2U=', 'it is no database'],
      [cut, 'its pages contradict each other|was cut short'],
      ['', 'it is the store of another version, or of nobody yet'],
    ] as const) {
      writeFileSync(file, JSON.stringify({ ...good, database }));
      await expect(seated.ask('snapshot.restore', { name: 'good' })).rejects.toThrow(
        new RegExp(`The snapshot "good" can't be used: of the database in it, .*(?:${fault})`, 'u'),
      );
    }
    expect(await seen(seated)).toEqual(before);
  });

  it.each([
    ['drawnRoutes.drawers.0', { drawnRoutes: { drawers: [5], leaving: [] } }],
    ['drawnRoutes.leaving', { drawnRoutes: { drawers: [] } }],
    ['notifications.all.0.id', { notifications: { nextId: 1, all: [{}] } }],
    ['notifications.nextId', { notifications: { all: [] } }],
    ['cabin.climate', { cabin: {} }],
    [
      'cabin.call.since',
      {
        cabin: {
          climate: { on: true, temperature: 20 },
          call: { to: 'dealer', since: 'then' },
          media: { playing: false, track: 'evening' },
        },
      },
    ],
  ])('names "memory.%s" where that is not what a unit saved', async (path, part) => {
    const data = newFolder();
    const seated = await sit({ data });
    await addZoe(seated, 'early');
    const { connection } = await seated.ask('unit.state');
    const { memory, ...rest } = JSON.parse(readFileSync(fileOf(data, 'early'), 'utf8'));
    writeFileSync(fileOf(data, 'early'), JSON.stringify({ ...rest, memory: { ...memory, ...part } }));
    await expect(seated.ask('snapshot.restore', { name: 'early' })).rejects.toThrow(
      `The snapshot "early" can't be used: "memory.${path}" is not as it was saved. Save it again`,
    );
    expect(await namesOf(seated)).toContain('Zoe');
    // It never let go of its broker.
    expect((await seated.ask('unit.state')).connection).toEqual(connection);
  });
});

it.each([
  ['clock.at', { at: 1e15 }],
  ['clock.at', { at: 0 }],
  ['clock.at', { at: -1 }],
  ['clock.shift', { shift: 1e17 }],
])('names "%s" where no car can have lived so long: %j', async (path, part) => {
  const data = newFolder();
  const seated = await sit({ data });
  await seated.ask('snapshot.save', { name: 'early' });
  const { clock, ...rest } = JSON.parse(readFileSync(fileOf(data, 'early'), 'utf8'));
  writeFileSync(fileOf(data, 'early'), JSON.stringify({ ...rest, clock: { ...clock, ...part } }));
  await expect(seated.ask('snapshot.restore', { name: 'early' })).rejects.toThrow(
    `The snapshot "early" can't be used: "${path}" is not as it was saved.`,
  );
});

describe('a unit that can not be put in its place', () => {
  it('brings the unit back as it was where the new one can not be put in its place', async () => {
    const data = newFolder();
    const seated = await sit({ data });
    const { ask, events } = seated;
    await live(seated);
    await ask('snapshot.save', { name: 'broken' });
    // All of it is as a unit saves it, but for a deed that no car can do, which is found when the former unit is gone already.
    const file = fileOf(data, 'broken');
    const { car, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    const impossible = { at: car.began, deed: 'startDrive', given: ['nowhere'] };
    writeFileSync(file, JSON.stringify({ ...rest, car: { ...car, deeds: [...car.deeds, impossible] } }));
    await ask('clock.advance', { seconds: 20 });
    const before = await seen(seated);
    await expect(ask('snapshot.restore', { name: 'broken' })).rejects.toMatchObject({
      code: 'unknown-route',
      sentence:
        'The snapshot "broken" can\'t be used, and the unit is as it was: There is no route "nowhere".',
    });
    expect(await seen(seated)).toEqual(before);

    // And it goes on, and tells whoever listens.
    const told = events.length;
    await ask('privacy.set', { setting: 'voiceData', on: true });
    expect(events.length).toBeGreaterThan(told);
    expect((await ask('unit.state')).privacy.voiceData.requested).toBe(true);
  });

  it.each([
    ['half made', (made: Telemetry) => ({ ...made, onConnection: never })],
    ['about to connect', (made: Telemetry) => ({ ...made, start: never })],
  ])('leaves the former one as it was, in memory and on disk, where it fails %s', async (_when, fail) => {
    for (const data of [newFolder(), ':memory:']) {
      const seated = await sit({ data, clock: 'real' }, failing(2, 2, fail));
      const { ask } = seated;
      await addZoe(seated, 'early');
      await ask('climate.set', { temperature: 19 });
      await ask('clock.pause');
      const before = await seen(seated);
      await expect(ask('snapshot.restore', { name: 'early' })).rejects.toMatchObject({
        code: 'internal',
        sentence:
          'The snapshot "early" can\'t be used, and the unit is as it was: No unit could be put together from it.',
      });
      expect(await seen(seated)).toEqual(before);
      expect(await namesOf(seated)).toContain('Zoe');
      if (data !== ':memory:') {
        expect(namesOnDisk(data)).toContain('Zoe');
        expect(besides(data)).toEqual([]);
      }
      // It goes on, and the next restore is not hindered.
      await ask('privacy.set', { setting: 'voiceData', on: true });
      await ask('snapshot.restore', { name: 'early' });
      expect(await namesOf(seated)).not.toContain('Zoe');
    }
  });

  it('says so where the former one can not be brought back either, and loses nothing that was stored', async () => {
    const data = newFolder();
    const seated = await sit(
      { data },
      failing(2, 3, (made) => ({ ...made, start: never })),
    );
    await addZoe(seated, 'early');
    const lost = {
      code: 'internal',
      sentence: expect.stringContaining('the unit before it could not be brought back'),
      remedy: expect.stringContaining('what the unit had stored is still in the data folder'),
    };
    await expect(seated.ask('snapshot.restore', { name: 'early' })).rejects.toMatchObject(lost);
    await expect(seated.ask('unit.state')).rejects.toMatchObject(lost);
    await expect(seated.ask('snapshot.restore', { name: 'early' })).rejects.toMatchObject(lost);
    await seated.seat.close();
    expect(await namesOf(await sit({ data }))).toContain('Zoe');
  });

  it('loses nothing where the power fails before it stands', async () => {
    const data = newFolder();
    const first = await sit({ data });
    await addZoe(first, 'early');
    await first.seat.close();

    const program = fileURLToPath(new URL('testing/restore-and-die.ts', import.meta.url));
    const { signal, stderr } = spawnSync(process.execPath, [program, data, 'early'], { encoding: 'utf8' });
    expect({ signal, stderr }).toMatchObject({ signal: 'SIGKILL' });
    expect(namesOnDisk(data)).not.toContain('Zoe');
    const former = `${STORE_FILE}.former`;
    expect(besides(data)).toEqual([former]);
    expect((statSync(join(data, former)).mode & 0o777).toString(8)).toBe('600');

    const second = await sit({ data });
    expect(await namesOf(second)).toContain('Zoe');
    expect(besides(data)).toEqual([]);
    await second.ask('snapshot.restore', { name: 'early' });
    expect(besides(data)).toEqual([]);
    await second.seat.close();
    expect(await namesOf(await sit({ data }))).not.toContain('Zoe');
  });
});

describe('a command that comes while one unit takes the place of another', () => {
  /** What each of many commands answered that came one after the other while a snapshot was restored. */
  const askMeanwhile = async (seated: Seated): Promise<readonly (readonly string[])[]> => {
    let over = false;
    const restored = seated
      .ask('snapshot.restore', { name: 'early' })
      .catch(() => undefined)
      .finally(() => {
        over = true;
      });
    const asked: Promise<readonly string[]>[] = [];
    while (!over) {
      asked.push(namesOf(seated));
      await turn();
    }
    await restored;
    expect(asked.length).toBeGreaterThan(1);
    return Promise.all(asked);
  };

  /** With a broker to say goodbye to, which takes its time. */
  const online = async (seams?: ReturnType<typeof failing>): Promise<Seated> => {
    const seated = await sit({ data: newFolder(), broker: { kind: 'embedded' } }, seams);
    await expect.poll(async () => (await seated.ask('unit.state')).connection.status).toBe('online');
    return seated;
  };

  it('waits for the new one', async () => {
    const seated = await online();
    await addZoe(seated, 'early');
    expect((await askMeanwhile(seated)).at(-1)).not.toContain('Zoe');
  });

  it('waits for the former one where that comes back', async () => {
    const slow = (made: Telemetry) => ({
      ...made,
      start: never,
      close: async () => {
        await made.close();
        for (let turns = 0; turns < 5; turns += 1) await turn();
      },
    });
    const seated = await online(failing(2, 2, slow));
    await addZoe(seated, 'early');
    for (const names of await askMeanwhile(seated)) expect(names).toContain('Zoe');
  });
});
