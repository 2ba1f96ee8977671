import { connectControl } from '../../client/control.ts';
import { expect, test } from '../../playwright/index.ts';

/** The published fixtures on the broker that needs no installation. */
test.describe('a driver with a switch on', () => {
  test.use({ profile: 'Alex', switches: { geolocation: true }, consents: ['partner-sharing'], speed: 20 });

  test('A unit begins in the state that the options ask for', async ({ unit }) => {
    const { profile, privacy, consents, language } = await unit.state();
    expect(profile).toMatchObject({ name: 'Alex', active: true });
    expect(privacy.geolocation).toEqual({ requested: true, effective: true });
    expect(privacy.voiceData.requested).toBe(false);
    expect(Object.entries(consents).filter(([, on]) => on)).toEqual([['partner-sharing', true]]);
    expect(language).toBe('en');
  });

  test('R20 R26 what leaves while a switch is on is no leak, and after off nothing does', async ({
    unit,
    car,
    wire,
  }) => {
    await car.drive();
    await expect(wire).toHaveLeft('location');
    await unit.call('privacy.set', { setting: 'geolocation', on: false });
    // By then the wire knows that it is shut, and can rebuild from what comes after.
    await expect(wire).not.toHaveLeaked();
    await wire.next('/data/telematics', 12);
    await expect(wire).not.toHaveLeaked();
    expect(wire.inferences().join('\n')).toContain('AngularVelocity.Yaw');
  });

  test('R20 a promise holds but for what the test opened', async ({ unit, car, wire }) => {
    wire.never('voice');
    await car.drive();
    expect(await car.say('find a quiet parking place')).toBe(false);
    wire.open('voice');
    await unit.call('privacy.set', { setting: 'voiceData', on: true });
    expect(await car.say('how warm is the lake')).toBe(true);
    await wire.next('/event/utterance');
    await unit.call('privacy.set', { setting: 'voiceData', on: false });
    await wire.shut('voice');
    await car.say('call the garage');
    await expect(wire).not.toHaveLeaked('voice');
  });
});

test.describe('a client that the test does not hear', () => {
  test.use({ profile: 'Alex', time: 'virtual', speed: 1 });

  test('R20 what left with nobody heard to ask for it is a leak, whatever the unit says of its switches', async ({
    unit,
    car,
    clock,
    wire,
  }) => {
    const unheard = await connectControl(unit.ready().control);
    await unheard.call('privacy.set', { setting: 'geolocation', on: true });
    unheard.close();
    expect((await unit.state()).privacy.geolocation.effective).toBe(true);
    await car.drive();
    await clock.advance('5 s');
    await expect(wire).toHaveLeft('location');
    const found = await wire.leaks('location');
    expect(new Set(found.map(({ why }) => why))).toEqual(new Set(['unasked']));

    // And once it is asked for where the test hears it, what leaves from then on is none.
    await unit.call('privacy.set', { setting: 'geolocation', on: true });
    await clock.advance('5 s');
    const after = wire.messages().at(-1)?.at ?? 0;
    expect((await wire.leaks('location')).filter(({ at }) => at >= after)).toEqual([]);
  });

  test('What is asked counts again once a scenario is over, and what the unit refuses is refused as without the wire', async ({
    unit,
    car,
    clock,
    wire,
  }) => {
    await expect(unit.callRaw('privacy.set', undefined)).rejects.toMatchObject({ code: 'bad-input' });
    await unit.call('scenario.run', { name: 'voice', parameters: { voiceData: 'off' } });
    await unit.call('scenario.stop');
    await unit.call('privacy.set', { setting: 'geolocation', on: false });
    await wire.leaks();
    const unheard = await connectControl(unit.ready().control);
    await unheard.call('privacy.set', { setting: 'geolocation', on: true });
    unheard.close();
    await car.drive();
    await clock.advance('5 s');
    await expect(wire).toHaveLeft('location');
    const found = await wire.leaks('location');
    expect(new Set(found.map(({ why }) => why))).toEqual(new Set(['unasked']));
  });
});

test.describe('standing time', () => {
  test.use({ profile: 'primary', time: 'virtual', speed: 1 });

  test('Virtual time stands until it is moved, and a car that is waited for takes it along', async ({
    car,
    clock,
  }) => {
    const before = await clock.now();
    await car.drive();
    expect(await clock.now()).toBe(before);
    const { motion } = await car.until('speed > 30');
    expect(motion.speed).toBeGreaterThan(30);
    await clock.advance('2 min');
    expect(await clock.now()).toBeGreaterThanOrEqual(before + 120_000);
  });

  test('The car drives to a place by its name, and stops there', async ({ unit, car }) => {
    const [route] = await unit.call('route.list');
    const place = route?.places.at(1) ?? route?.places.at(-1);
    await car.driveTo(place?.name ?? '');
    const { drive, motion } = await unit.state();
    expect(drive).toBeNull();
    expect(Math.abs(motion.distance - (place?.along ?? 0))).toBeLessThan(200);
  });

  test('A place, a route and a condition that do not exist are told with the nearest name', async ({
    car,
  }) => {
    await expect(car.drive('ulmm')).rejects.toThrow('There is no route "ulmm". Did you mean ulm?');
    await expect(car.driveTo('Atlantis')).rejects.toThrow('There is no place "Atlantis"');
    await expect(car.until('sped > 3')).rejects.toThrow('Did you mean speed?');
  });
});

test.describe('guests and scenarios', () => {
  test.describe('a guest', () => {
    test.use({ profile: 'guest', accepted: true });
    test('R4 a guest who has accepted', async ({ unit }) => {
      expect(await unit.state()).toMatchObject({ profile: { kind: 'guest' }, accepted: true });
    });
  });
  test.describe('a scenario', () => {
    test.use({ scenario: 'private-trip' });
    test('The unit begins where a scenario does', async ({ unit }) => {
      const { profile, privacy } = await unit.state();
      expect(profile.name).toBe('Alex');
      expect([privacy.geolocation.requested, privacy.voiceData.requested]).toEqual([true, true]);
    });
  });
});

test.describe('one unit for a worker', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ unitFor: 'worker', profile: 'Bram' });
  let former = '';
  test('keeps what a test did', async ({ unit, prefix }) => {
    former = prefix;
    await unit.call('privacy.set', { setting: 'geolocation', on: true });
  });
  test('for the next', async ({ unit, prefix }) => {
    expect(prefix).toBe(former);
    expect((await unit.state()).privacy.geolocation.requested).toBe(true);
  });
});

test('R12 a unit outlasts a restart and a power cut in a process of its own, and listeners go on', async ({
  unit,
}) => {
  const processes = new Set([unit.ready().pid]);
  let told = 0;
  unit.on('unit.changed', () => {
    told += 1;
  });
  await unit.call('profile.load', { profile: 'Alex' });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  for (const end of ['restart', 'kill'] as const) {
    await unit[end]();
    processes.add(unit.ready().pid);
    expect((await unit.state()).privacy.geolocation.requested, end).toBe(true);
  }
  await unit.stop();
  await unit.start();
  const before = told;
  await unit.call('privacy.set', { setting: 'geolocation', on: false });
  await expect.poll(() => told).toBeGreaterThan(before);
  expect(processes.size).toBe(3);
  expect(unit.restarts()).toBe(3);
});

test('Units of two tests do not meet: another folder, another prefix', async ({ data, prefix, unit }) => {
  expect(unit.ready().data).toBe(data);
  expect(prefix).toContain(test.info().testId);
});
