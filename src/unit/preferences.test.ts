import { describe, expect, test } from 'vitest';
import { unitInFolder } from '../../testing/in-folder.ts';

const DELIVERED = { units: 'metric', theme: 'auto', textSize: 100, sound: true };

describe('how a driver wants the unit to look', () => {
  test('R12 is kept for each profile by itself, over a restart', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.ask('preferences.set', { units: 'imperial', theme: 'day', textSize: 150, sound: false });
    await unit.ask('profile.load', { profile: 'Bram' });
    expect((await unit.ask('unit.state')).preferences).toEqual(DELIVERED);
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.restart();
    expect((await unit.ask('unit.state')).preferences).toEqual({
      units: 'imperial',
      theme: 'day',
      textSize: 150,
      sound: false,
    });
  });

  test('changes what was given and nothing else; the language is that of the profile', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Camille' });
    const { language, preferences, profile } = await unit.ask('preferences.set', { language: 'de' });
    expect({ language, preferences, profile: profile.language }).toEqual({
      language: 'de',
      preferences: DELIVERED,
      profile: 'de',
    });
  });

  test('R5 does not outlive the guest who chose it', async () => {
    await using unit = unitInFolder();
    await unit.ask('preferences.set', { language: 'fr', textSize: 125 });
    expect(await unit.ask('unit.state')).toMatchObject({ language: 'fr', preferences: { textSize: 125 } });
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.ask('profile.unload');
    expect(await unit.ask('unit.state')).toMatchObject({ language: 'en', preferences: DELIVERED });
  });

  test('is as delivered where the file holds a value that there is not', async () => {
    await using unit = unitInFolder();
    unit
      .database()
      .exec(
        "INSERT INTO preference VALUES (NULL, 'theme', 'plaid'), (NULL, 'textSize', '900'), (NULL, 'language', 'xx')",
      );
    expect(await unit.ask('unit.state')).toMatchObject({ language: 'en', preferences: DELIVERED });
  });
});

describe('the first start', () => {
  test('is over once somebody went through it, and gives a guest the language of the unit', async () => {
    await using unit = unitInFolder();
    expect((await unit.ask('unit.state')).welcomed).toBe(false);
    expect(await unit.ask('setup.complete', { language: 'nl' })).toMatchObject({
      welcomed: true,
      language: 'nl',
    });
    await unit.restart();
    expect(await unit.ask('unit.state')).toMatchObject({ welcomed: true, language: 'nl' });
    await unit.ask('profile.load', { profile: 'Camille' });
    expect((await unit.ask('unit.state')).language).toBe('fr');
  });

  test('R5 is not done again by a guest who comes later, for all who come after', async () => {
    await using unit = unitInFolder();
    await unit.ask('setup.complete', { language: 'nl' });
    await unit.ask('setup.complete', { language: 'fr' });
    expect((await unit.ask('unit.state')).language).toBe('nl');
  });
});

describe('the light outside', () => {
  test('follows the sun where the car is, unless it is set by hand', async () => {
    await using unit = unitInFolder();
    const { time, vehicle } = await unit.ask('unit.state');
    expect(vehicle.light.chosen).toBe('sun');
    const seen = new Set<string>();
    for (let hour = 0; hour < 24; hour += 1) {
      seen.add((await unit.ask('unit.state')).vehicle.light.now);
      await unit.pass(3600);
    }
    expect([...seen].sort(), `from ${time}`).toEqual(['day', 'night']);
    for (const light of ['day', 'night'] as const) {
      expect((await unit.ask('vehicle.set', { light })).vehicle.light).toEqual({ now: light, chosen: light });
    }
  });
});

describe('the destination', () => {
  test('R22 is known on board, without a drive, and forgotten when it is reached or cleared', async () => {
    await using unit = unitInFolder();
    const [route] = await unit.ask('route.list');
    const place = route?.places[0];
    if (route === undefined || place === undefined) throw new Error('a bundled route has places');
    const set = { route: route.id, along: 400, name: place.name };
    expect((await unit.ask('destination.set', set)).destination).toMatchObject(set);
    expect((await unit.ask('destination.clear')).destination).toBeNull();
    await unit.ask('destination.set', set);
    await unit.ask('drive.start');
    await unit.pass(240);
    expect((await unit.ask('unit.state')).destination?.name).not.toBe(place.name);
  });

  test('R20 leaves only while geolocation is on', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Alex' });
    const [route] = await unit.ask('route.list');
    await unit.ask('destination.set', { route: route?.id ?? '', along: 5000 });
    const signal = 'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude';
    expect((await unit.ask('privacy.why', { signal })).outcome).toBe('withhold');
    await unit.ask('drive.start');
    await unit.pass(5);
    expect((await unit.queued()).some(({ signals }) => signals.includes(signal))).toBe(false);
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.pass(5);
    expect((await unit.queued()).some(({ signals }) => signals.includes(signal))).toBe(true);
  });

  test.each(['Bram', 'guest'])(
    'R5 R20 of one driver is not there for the next, %s, under whose choices it would leave',
    async (next) => {
      await using unit = unitInFolder();
      const [route] = await unit.ask('route.list');
      await unit.ask('profile.load', { profile: 'Alex' });
      await unit.ask('destination.set', { route: route?.id ?? '', along: 400, name: 'Clinic' });
      expect((await unit.ask('profile.load', { profile: next })).destination).toBeNull();
      await unit.ask('profile.load', { profile: 'Alex' });
      expect((await unit.ask('unit.state')).destination, 'nor for whoever drives after that').toBeNull();
    },
  );

  test('on a road that there is not, or beyond its end, is refused with what there is', async () => {
    await using unit = unitInFolder();
    expect(await unit.refusal('destination.set', { route: 'nowhere', along: 1 })).toBe('unknown-route');
    const [route] = await unit.ask('route.list');
    expect(await unit.refusal('destination.set', { route: route?.id ?? '', along: 1e9 })).toBe('bad-input');
    expect((await unit.ask('unit.state')).destination).toBeNull();
  });
});
