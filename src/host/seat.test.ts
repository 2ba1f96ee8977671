import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { subscribe } from '../../testing/subscriber.ts';
import { targetAt } from '../../testing/telemetry-rig.ts';
import type { Argument, CommandName, Result } from '../contract/commands.ts';
import { bindContract } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { EventFrame } from '../contract/frames.ts';
import { takeSeat } from './seat.ts';
import { IN_MEMORY, type Settings } from './settings.ts';
import { SILENT } from './testing/silent-log.ts';

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-seat-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const sit = async (settings: Partial<Settings> = {}) => {
  const seat = await takeSeat({ ...IN_MEMORY, ...settings }, SILENT);
  cleanUp.push(seat.close);
  const dispatch = bindContract(
    seat.unit.handlers,
    (error) => {
      throw error;
    },
    seat.unit.role,
  );
  const events: EventFrame[] = [];
  seat.unit.onEvent((frame) => events.push(frame));
  return {
    seat,
    events,
    ask: async <C extends CommandName>(
      command: C,
      argument?: Argument<C>,
      device: 'control' | 'head-unit' = 'control',
    ): Promise<Result<C>> => {
      const reply = await dispatch({ id: 1, command, argument }, device);
      if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
      return reply.result as Result<C>;
    },
  };
};
type Seated = Awaited<ReturnType<typeof sit>>;

/** What a driver would see, less what a unit that begins anew counts anew. */
const seen = async ({ ask }: Seated) => {
  const { connection: _connection, epoch: _epoch, ...state } = await ask('unit.state');
  return { state, ledger: await ask('ledger.list'), routes: await ask('route.list') };
};

/** A unit in the middle of things. */
const live = async ({ ask }: Seated): Promise<void> => {
  await ask('profile.load', { profile: 'Alex' });
  await ask('drive.start', { route: 'mountain' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  await ask('clock.advance', { seconds: 40 });
  await ask('climate.set', { temperature: 19 });
  await ask('vehicle.fault', { fault: 'tyre-low', on: true });
  await ask('privacy.pause', { minutes: 30 });
  await ask('clock.set', { seconds: 90 });
  await ask('clock.advance', { seconds: 65.4 });
};

describe('a snapshot', () => {
  it.each([':memory:', 'a folder'])(
    'brings back the whole state: store, clock, car and memory, in %s',
    async (kind) => {
      const seated = await sit(kind === ':memory:' ? {} : { data: newFolder() });
      const { ask, events } = seated;
      await live(seated);
      const before = await seen(seated);
      expect(before.state.privacy.geolocation.until).toBeDefined();
      expect(before.state.motion.speed).toBeGreaterThan(10);
      await ask('snapshot.save', { name: 'my-pause' });
      await ask('clock.advance', { seconds: 20 });
      const later = await seen(seated);

      await ask('profile.load', { profile: 'Bram' });
      await ask('climate.set', { temperature: 25 });
      await ask('vehicle.crash');
      await ask('clock.advance', { seconds: 120 });
      expect(await ask('snapshot.restore', { name: 'my-pause' })).toMatchObject({ time: before.state.time });
      expect(await seen(seated)).toEqual(before);
      expect(events.findLast(({ event }) => event === 'unit.changed')?.payload).toMatchObject({
        time: before.state.time,
      });
      // And it goes on as it went on before: the same chance, the same timers.
      await ask('clock.advance', { seconds: 20 });
      expect(await seen(seated)).toEqual(later);
    },
  );

  it('is had again by another process on the same folder, and only there', async () => {
    const data = newFolder();
    const one = await sit({ data });
    await live(one);
    const before = await seen(one);
    await one.ask('snapshot.save', { name: 'kept' });
    await one.seat.close();

    const two = await sit({ data, seed: 99 });
    await two.ask('snapshot.restore', { name: 'kept' });
    expect(await seen(two)).toEqual(before);
    await two.ask('snapshot.remove', { name: 'kept' });
    expect((await two.ask('snapshot.list')).some(({ name }) => name === 'kept')).toBe(false);
  });

  it('goes on by itself on the real clock, at the speed that it had', async () => {
    const seated = await sit({ clock: 'real', speed: 50 });
    await live({
      ...seated,
      ask: (async (command: CommandName, argument: never) =>
        command === 'clock.advance' ? undefined : seated.ask(command, argument)) as Seated['ask'],
    });
    await seated.ask('clock.speed', { times: 20 });
    await seated.ask('snapshot.save', { name: 'real' });
    const { time } = await seated.ask('clock.state');
    await seated.ask('clock.pause');
    await seated.ask('snapshot.restore', { name: 'real' });
    expect(await seated.ask('clock.state')).toMatchObject({ running: true, speed: 20 });
    await expect
      .poll(async () => Date.parse((await seated.ask('clock.state')).time))
      .toBeGreaterThan(Date.parse(time));
  });

  it('R26 leaves nothing of the unit before it on the wire: what was queued or allowed then is gone', async () => {
    const mosquitto = await startMosquitto();
    cleanUp.push(mosquitto.close);
    const seated = await sit({
      broker: { kind: 'external', target: targetAt(mosquitto.url) },
      prefix: 'snapshots',
    });
    const { ask } = seated;
    const watcher = await subscribe(mosquitto.plainPort, 'snapshots/#');
    cleanUp.push(watcher.close);
    await ask('profile.load', { profile: 'Alex' });
    await ask('drive.start');
    await ask('privacy.set', { setting: 'geolocation', on: false });
    await ask('snapshot.save', { name: 'off' });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('clock.advance', { seconds: 5 });
    await watcher.waitFor(({ topic }) => topic.endsWith('/data/location'), 'a position while it is on');

    await ask('snapshot.restore', { name: 'off' });
    const settled = watcher.received().length;
    await ask('clock.advance', { seconds: 30 });
    await watcher.waitFor(
      (message) =>
        message.topic.endsWith('/data/telematics') && watcher.received().indexOf(message) >= settled + 3,
      'telematics after the restore',
    );
    const after = watcher.received().slice(settled);
    expect(after.filter(({ topic }) => topic.endsWith('/data/location'))).toEqual([]);
  });
});

describe('bad input', () => {
  it('names the nearest snapshot, keeps the bundled ones, and is for programs alone', async () => {
    const { ask } = await sit();
    await ask('snapshot.save', { name: 'at-the-lights' });
    await expect(ask('snapshot.restore', { name: 'at-the-light' })).rejects.toThrow(
      'There is no snapshot "at-the-light". Did you mean "at-the-lights"?',
    );
    await expect(ask('snapshot.save', { name: 'At the lights' })).rejects.toThrow('small letters');
    await expect(ask('snapshot.save', { name: 'mine' }, 'head-unit')).rejects.toThrow('for programs');
    await expect(ask('snapshot.restore', { name: 'at-the-lights' }, 'head-unit')).rejects.toThrow(
      'for programs',
    );
  });

  it('leaves the unit as it is where a snapshot is of another version, cut off, or no snapshot', async () => {
    const data = newFolder();
    const seated = await sit({ data });
    await live(seated);
    await seated.ask('snapshot.save', { name: 'good' });
    const before = await seen(seated);
    const file = (name: string): string => join(data, 'snapshots', `${name}.snapshot.json`);
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
      writeFileSync(file(name), text);
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
    const file = join(data, 'snapshots', 'good.snapshot.json');
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

  it('brings the unit back as it was where the new one can not be put in its place', async () => {
    const data = newFolder();
    const seated = await sit({ data });
    const { ask, events } = seated;
    await live(seated);
    await ask('snapshot.save', { name: 'broken' });
    // All of it is as a unit saves it, but for a deed that no car can do, which is found when the former unit is gone already.
    const file = join(data, 'snapshots', 'broken.snapshot.json');
    const { car, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    const impossible = { at: car.began, deed: 'startDrive', given: ['nowhere'] };
    writeFileSync(file, JSON.stringify({ ...rest, car: { ...car, deeds: [...car.deeds, impossible] } }));
    await ask('clock.advance', { seconds: 20 });
    const before = await seen(seated);
    await expect(ask('snapshot.restore', { name: 'broken' })).rejects.toThrow(
      'The snapshot "broken" can\'t be used, and the unit is as it was: There is no route "nowhere".',
    );
    expect(await seen(seated)).toEqual(before);

    // And it goes on, and tells whoever listens.
    const told = events.length;
    await ask('privacy.set', { setting: 'voiceData', on: true });
    expect(events.length).toBeGreaterThan(told);
    expect((await ask('unit.state')).privacy.voiceData.requested).toBe(true);
  });

  it('is refused while everything is recorded', async () => {
    const data = newFolder();
    const { ask } = await sit({ data, record: join(data, 'drive.ndjson') });
    await expect(ask('snapshot.save', { name: 'mine' })).rejects.toThrow('is being recorded');
  });
});
