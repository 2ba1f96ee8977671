import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulatedCar } from '../../simulator/car.ts';
import { createRandom } from '../../simulator/random.ts';
import { eventually } from '../../testing/eventually.ts';
import { queuedMessages } from '../../testing/queued.ts';
import type { Argument, CommandName, Result } from '../contract/commands.ts';
import { bindContract, type Dispatch } from '../contract/dispatch.ts';
import { openStore, type Store } from '../store/open.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { createVirtualClock } from './clock.ts';
import { createHeadUnit, type HeadUnit } from './head-unit.ts';

/** Nobody listens on the discard port of loopback: the broker is absent, so what may leave waits in the outbox. */
const ABSENT = {
  kind: 'external',
  url: 'mqtt://127.0.0.1:9',
  protocol: '5',
  username: null,
  password: null,
  tls: { ca: null, cert: null, key: null },
} as const;

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

let folder: string;
let store: Store;
let unit: HeadUnit;
let dispatch: Dispatch;

const start = (): void => {
  const clock = createVirtualClock();
  const random = createRandom(1);
  store = openStore({ folder, now: clock.now, random });
  unit = createHeadUnit({
    store,
    random,
    car: createSimulatedCar({ clock, random: createRandom(2), route: null }),
    clock: { kind: 'virtual', clock },
    language: null,
    telemetry: (ask) =>
      createTelemetry({
        ...ask,
        database: store.database,
        clock,
        random,
        target: ABSENT,
        prefix: 'test',
        log: quiet,
      }),
  });
  dispatch = bindContract(
    { ...unit.handlers, 'host.link': () => ({ url: '' }) },
    (error) => {
      throw error;
    },
    unit.role,
  );
};

const stop = async (): Promise<void> => {
  await unit.close();
  store.close();
};

const ask = async <C extends CommandName>(command: C, argument?: Argument<C>): Promise<Result<C>> => {
  const reply = await dispatch({ id: 1, command, argument, screen: 'test' }, 'control');
  if (!reply.ok) throw new Error(`${reply.error.sentence} ${reply.error.remedy}`);
  return reply.result as Result<C>;
};

const queued = (): readonly string[] => queuedMessages(store.database).map(({ category }) => category);

const named = async (kind: 'primary' | 'secondary'): Promise<string> => {
  const found = (await ask('profile.list')).find((profile) => profile.kind === kind);
  if (found === undefined) throw new Error(`the demo vehicle has no ${kind}`);
  return found.name;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-unit-'));
  start();
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

describe('a head unit', () => {
  test('R4 R13 starts with a guest who has accepted nothing, both switches off and no consent given', async () => {
    const state = await ask('unit.state');
    expect(state.profile.kind).toBe('guest');
    expect(state.accepted).toBe(false);
    expect(state.privacy).toEqual({
      geolocation: { requested: false, effective: false },
      voiceData: { requested: false, effective: false },
    });
    expect(Object.values(state.consents)).not.toContain(true);
  });

  test('R3 asks who drives at ignition on, and a loaded profile stays over ignition cycles and restarts', async () => {
    const name = await named('secondary');
    await ask('profile.load', { profile: name });
    expect((await ask('vehicle.set', { ignition: 'on' })).driverConfirmed).toBe(false);
    expect((await ask('profile.confirm')).driverConfirmed).toBe(true);
    await ask('vehicle.set', { ignition: 'off' });
    expect((await ask('vehicle.set', { ignition: 'on' })).driverConfirmed).toBe(false);
    await stop();
    start();
    expect((await ask('unit.state')).profile.name).toBe(name);
  });

  test('R12 R2 each profile keeps its own settings while others are loaded', async () => {
    const [first, second] = [await named('primary'), await named('secondary')];
    await ask('profile.load', { profile: first });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('profile.load', { profile: second });
    expect((await ask('privacy.get')).geolocation.requested).toBe(false);
    await ask('privacy.set', { setting: 'voiceData', on: true });
    await ask('profile.load', { profile: first });
    expect(await ask('privacy.get')).toMatchObject({
      geolocation: { requested: true },
      voiceData: { requested: false },
    });
  });

  test.each([
    ['R10', 'geolocation'],
    ['R11', 'voiceData'],
  ] as const)(
    '%s every profile, the guest included, can turn %s off at any moment',
    async (_rule, setting) => {
      const drivers = [await named('primary'), await named('secondary'), 'guest'];
      const off = async (): Promise<void> => {
        await ask('privacy.set', { setting, on: true });
        const state = (await ask('privacy.set', { setting, on: false }))[setting];
        expect(state).toEqual({ requested: false, effective: false });
      };
      for (const profile of drivers) {
        await ask('profile.load', { profile });
        await off();
        await ask('drive.start');
        await ask('clock.advance', { seconds: 15 });
        expect((await ask('unit.state')).motion.speed).toBeGreaterThan(0);
        await off();
        await ask('privacy.pause', { setting, minutes: 5 });
        await off();
        await ask('vehicle.set', { ignition: 'off' });
        await off();
      }
    },
  );

  test('R20 R22 offers positions only while geolocation is on, and the drive goes on either way', async () => {
    await ask('profile.load', { profile: await named('primary') });
    await ask('drive.start');
    const before = (await ask('clock.advance', { seconds: 20 })).motion;
    expect(queued()).not.toContain('location');
    expect(queued()).toContain('telematics');
    await ask('privacy.set', { setting: 'geolocation', on: true });
    const after = (await ask('clock.advance', { seconds: 20 })).motion;
    expect(queued()).toContain('location');
    expect(after.distance).toBeGreaterThan(before.distance);
  });

  test('R26 when the switch answers, no row of that category is queued, and the others still are', async () => {
    await ask('profile.load', { profile: await named('primary') });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('drive.start');
    await ask('clock.advance', { seconds: 10 });
    // What is offered is written a batch at a time.
    await eventually(() => queued().includes('location'), 'positions to be queued');
    await ask('privacy.set', { setting: 'geolocation', on: false });
    expect(queued()).not.toContain('location');
    await eventually(() => queued().includes('telematics'), 'the others to be queued still');
    expect(queued()).not.toContain('location');
  });

  test('R26 loading a profile with the switch off takes what waits of the former one out of the queue', async () => {
    await ask('profile.load', { profile: await named('primary') });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('drive.start');
    await ask('clock.advance', { seconds: 5 });
    await ask('profile.unload');
    expect(queued()).not.toContain('location');
  });

  test('R5 what a guest set or left behind is gone when a profile is loaded', async () => {
    await ask('guest.accept', { terms: true, notice: true });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('drive.start');
    await ask('clock.advance', { seconds: 5 });
    expect(queued()).toContain('location');
    await ask('profile.load', { profile: await named('primary') });
    expect(queued()).toEqual([]);
    const guest = await ask('profile.unload');
    expect(guest.accepted).toBe(false);
    expect(guest.privacy.geolocation.requested).toBe(false);
  });

  test('R4 a guest sends nothing but mandatory messages until the terms are accepted', async () => {
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('drive.start');
    await ask('clock.advance', { seconds: 5 });
    expect(queued()).toEqual([]);
    expect((await ask('privacy.get')).geolocation).toEqual({ requested: true, effective: false });
    await ask('guest.accept', { terms: true, notice: true });
    await ask('clock.advance', { seconds: 5 });
    expect(queued()).toContain('telematics');
  });

  test('R24 a crash is notified without a position while geolocation is off, and with one while it is on', async () => {
    const payloads = (): readonly string[] =>
      queuedMessages(store.database)
        .filter(({ kind }) => kind === 'crash-notification')
        .map(({ payload }) => payload);
    await ask('drive.start');
    await ask('clock.advance', { seconds: 30 });
    await ask('vehicle.crash');
    await ask('clock.advance', { seconds: 1 });
    expect(payloads()).toHaveLength(1);
    expect(payloads()[0]).toContain('Airbag');
    expect(payloads()[0]).not.toContain('CurrentLocation');
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('drive.start');
    await ask('vehicle.crash');
    await ask('clock.advance', { seconds: 1 });
    expect(payloads()[1]).toContain('CurrentLocation.Latitude');
  });

  test('R17 the indicators say whether what they stand for is off, stays on board, or leaves', async () => {
    await ask('profile.load', { profile: await named('primary') });
    expect((await ask('unit.state')).indicators).toEqual({ position: 'off', microphone: 'off' });
    await ask('drive.start');
    expect((await ask('unit.state')).indicators.position).toBe('on-board');
    await ask('privacy.set', { setting: 'geolocation', on: true });
    expect((await ask('unit.state')).indicators.position).toBe('leaving');
    expect((await ask('assistant.say', { text: 'take me home' })).left).toBe(false);
    expect((await ask('unit.state')).indicators.microphone).toBe('on-board');
    await ask('clock.advance', { seconds: 5 });
    expect((await ask('unit.state')).indicators.microphone).toBe('off');
  });

  test('R21 words leave only while voice data is on', async () => {
    await ask('profile.load', { profile: await named('primary') });
    expect((await ask('assistant.say', { text: 'first words' })).left).toBe(false);
    await ask('privacy.set', { setting: 'voiceData', on: true });
    expect((await ask('assistant.say', { text: 'second words' })).left).toBe(true);
    await ask('clock.advance', { seconds: 1 });
    const payloads = queuedMessages(store.database)
      .map(({ payload }) => payload)
      .join('\n');
    expect(payloads).toContain('second words');
    expect(payloads).not.toContain('first words');
  });

  test('R30 a switch is recorded with who, from where and under which notice, once', async () => {
    await ask('profile.load', { profile: await named('primary') });
    await ask('privacy.set', { setting: 'voiceData', on: true });
    await ask('privacy.set', { setting: 'voiceData', on: true });
    const rows = (await ask('ledger.list')).filter(({ subject }) => subject === 'setting.voiceData');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      value: 'on',
      profileKind: 'primary',
      device: 'control',
      screen: 'test',
      noticeVersion: '1.0',
    });
  });

  test('R28 a withdrawal that cannot be stored fails with a sentence and shuts the gate until one can', async () => {
    await ask('profile.load', { profile: await named('primary') });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    store.database.pragma('query_only = ON');
    await expect(ask('privacy.set', { setting: 'geolocation', on: false })).rejects.toThrow(/\. \S/u);
    const decisions = await ask('privacy.decisions');
    expect(decisions.filter(({ outcome }) => outcome === 'publish')).toEqual([]);
    expect((await ask('unit.state')).store.status).toBe('unwritable');
    store.database.pragma('query_only = OFF');
    await ask('privacy.set', { setting: 'geolocation', on: false });
    expect((await ask('privacy.why', { signal: 'Vehicle.Speed' })).outcome).toBe('publish');
    expect((await ask('privacy.get')).geolocation.effective).toBe(false);
  });

  test('an unknown profile or route is named in a sentence, and nothing changes', async () => {
    const before = await ask('unit.state');
    await expect(ask('profile.load', { profile: 'Nobody' })).rejects.toThrow(/Nobody/u);
    await expect(ask('drive.start', { route: 'nowhere' })).rejects.toThrow(/nowhere/u);
    expect(await ask('unit.state')).toEqual(before);
  });

  test('tells listeners of a change with the state that a question would return', async () => {
    const told: unknown[] = [];
    unit.onEvent(({ event, payload }) => {
      if (event === 'unit.changed') told.push(payload);
    });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    expect(told.at(-1)).toEqual(await ask('unit.state'));
  });
});
