import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';

const MINUTE = 60;

const bothOn = async (unit: UnitInFolder): Promise<void> => {
  await unit.ask('profile.load', { profile: 'Alex' });
  await unit.ask('privacy.set', { setting: 'geolocation', on: true });
  await unit.ask('privacy.set', { setting: 'voiceData', on: true });
};

const geolocation = async (unit: UnitInFolder) => (await unit.ask('privacy.get')).geolocation;

const inForce = { requested: true, effective: true };

describe('R18 a pause', () => {
  test('R16 R18 holds a switch off, keeps apart what was asked for and what is in force, and ends to the second', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    const paused = await unit.ask('privacy.pause', { setting: 'geolocation', minutes: 30 });
    expect(paused).toEqual({
      geolocation: {
        requested: true,
        effective: false,
        until: new Date(unit.now() + 30 * 60_000).toISOString(),
      },
      voiceData: inForce,
    });
    await unit.pass(30 * MINUTE - 1);
    expect((await geolocation(unit)).effective).toBe(false);
    await unit.pass(1);
    expect(await geolocation(unit)).toEqual(inForce);
  });

  test('R18 R26 keeps positions in the car from its first moment on, and says which rule withholds them', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('drive.start');
    await unit.pass(5);
    const places = async () => (await unit.queued()).filter(({ category }) => category === 'location').length;
    expect(await places()).toBeGreaterThan(0);
    await unit.ask('privacy.pause', { until: 'ignition-off' });
    expect(await places()).toBe(0);
    await unit.pass(5);
    expect(await places()).toBe(0);
    expect(await unit.ask('privacy.why', { signal: 'Vehicle.CurrentLocation.Latitude' })).toMatchObject({
      outcome: 'withhold',
      rule: 'R18',
      because: { reason: 'paused', settingOn: true, paused: true },
    });
    await unit.ask('privacy.resume');
    await unit.pass(5);
    expect(await places()).toBeGreaterThan(0);
  });

  test.each(['restart', 'kill'] as const)(
    'R18 outlasts a %s, and ends at its time all the same',
    async (how) => {
      await using unit = unitInFolder();
      await bothOn(unit);
      await unit.ask('privacy.pause', { setting: 'geolocation', minutes: 30 });
      const before = await geolocation(unit);
      await unit.pass(10 * MINUTE);
      await unit[how]();
      expect(await geolocation(unit)).toEqual(before);
      await unit.pass(20 * MINUTE - 1);
      expect((await geolocation(unit)).effective).toBe(false);
      await unit.pass(1);
      expect(await geolocation(unit)).toEqual(inForce);
    },
  );

  test('R18 that ran out while the unit was off holds nothing any more', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('privacy.pause', { minutes: 5 });
    unit.setClock(10 * MINUTE);
    await unit.restart();
    expect(await geolocation(unit)).toEqual(inForce);
  });

  test('R18 until the ignition is off outlasts a restart and ends when it is turned off, for every profile', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('privacy.pause', { until: 'ignition-off' });
    await unit.restart();
    expect(await geolocation(unit)).toEqual({ requested: true, effective: false, until: 'ignition-off' });
    await unit.ask('profile.load', { profile: 'Bram' });
    expect((await geolocation(unit)).until).toBeUndefined();
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('vehicle.set', { ignition: 'off' });
    await unit.ask('profile.load', { profile: 'Alex' });
    expect(await geolocation(unit)).toEqual(inForce);
  });

  test('R18 belongs to one profile: another drives with their own switches, and it is still there afterwards', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('profile.load', { profile: 'Bram' });
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.ask('privacy.pause', { minutes: 30 });
    await unit.ask('profile.load', { profile: 'Bram' });
    expect(await geolocation(unit)).toEqual(inForce);
    await unit.pass(20 * MINUTE);
    await unit.ask('profile.load', { profile: 'Alex' });
    expect((await geolocation(unit)).effective).toBe(false);
    await unit.pass(10 * MINUTE);
    expect(await geolocation(unit)).toEqual(inForce);
  });

  test('R18 restores off as off: what was asked for is never altered by it', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('privacy.set', { setting: 'voiceData', on: false });
    await unit.ask('privacy.pause', { minutes: 5 });
    await unit.pass(5 * MINUTE);
    expect(await unit.ask('privacy.get')).toEqual({
      geolocation: inForce,
      voiceData: { requested: false, effective: false },
    });
  });

  test('R18 never ends early when the clock is set back, and lasts no longer than its length from then', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('privacy.pause', { setting: 'geolocation', minutes: 30 });
    await unit.pass(10 * MINUTE);
    unit.setClock(-3 * 60 * MINUTE);
    await unit.pass(1);
    const { until } = await geolocation(unit);
    expect(Date.parse(until ?? '') - unit.now()).toBe(30 * 60_000);
    await unit.pass(30 * MINUTE - 1);
    expect((await geolocation(unit)).effective).toBe(false);
    await unit.pass(1);
    expect(await geolocation(unit)).toEqual(inForce);
  });

  test('R18 ends within a second when the clock is set on past its end', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('privacy.pause', { setting: 'geolocation', minutes: 30 });
    unit.setClock(31 * MINUTE);
    await unit.pass(1);
    expect(await geolocation(unit)).toEqual(inForce);
  });

  test('R18 setting the switch by hand ends it; the record tells of both', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('privacy.pause', { setting: 'geolocation', minutes: 30 });
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    expect(await geolocation(unit)).toEqual(inForce);
    const told = (await unit.ask('ledger.list')).filter(({ subject }) => subject === 'pause.geolocation');
    expect(told.map(({ value }) => value)).toEqual(['ended by the switch', '30 minutes']);
  });

  test('R28 R18 whose end can not be stored ends neither the program nor the drive, shuts the gate, and ends once it can be', async () => {
    await using unit = unitInFolder();
    await bothOn(unit);
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('privacy.pause', { setting: 'voiceData', until: 'ignition-off' });
    await unit.ask('privacy.pause', { setting: 'geolocation', minutes: 5 });
    unit.database().pragma('query_only = ON');
    await unit.pass(6 * MINUTE);
    expect(await unit.ask('unit.state')).toMatchObject({
      store: { status: 'unwritable' },
      privacy: { geolocation: { effective: false } },
    });
    expect((await unit.ask('vehicle.set', { ignition: 'off' })).vehicle.ignition).toBe('off');
    unit.database().pragma('query_only = OFF');
    await unit.pass(2);
    expect(await unit.ask('privacy.get')).toEqual({ geolocation: inForce, voiceData: inForce });
  });

  test.each([0, -5, 1.5, 1441, Number.MAX_SAFE_INTEGER])(
    'a pause of %d minutes is refused in a sentence',
    async (minutes) => {
      await using unit = unitInFolder();
      await bothOn(unit);
      expect(await unit.refusal('privacy.pause', { minutes })).toBe('bad-input');
      expect(await geolocation(unit)).toEqual(inForce);
    },
  );
});
