import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';

const NAME = 'To the hidden lake';
/** 600 m at a place that no bundled route is near. */
const DRAWN: [number, number][] = [
  [17.1234, 59.4321],
  [17.1334, 59.4321],
  [17.1334, 59.4331],
];

const awake = async (geolocation: boolean): Promise<UnitInFolder> => {
  const unit = unitInFolder();
  await unit.ask('vehicle.set', { ignition: 'on' });
  await unit.ask('profile.load', { profile: 'Alex' });
  await unit.ask('privacy.set', { setting: 'geolocation', on: geolocation });
  return unit;
};

/** Every row that the unit keeps, as one text. */
const kept = (unit: UnitInFolder): string => {
  const database = unit.database();
  const tables = database
    .prepare<[], { readonly name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  return tables
    .map(({ name }) => JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all()))
    .join('\n');
};

const tells = (text: string): boolean => text.includes('hidden lake') || /17\.1[23]\d|59\.43/u.test(text);

describe('a route that is drawn on the map', () => {
  test('can be driven, and is forgotten on request', async () => {
    await using unit = await awake(false);
    const route = await unit.ask('route.add', { name: NAME, geometry: DRAWN });
    expect(route).toMatchObject({ id: 'drawn-1', name: NAME, places: [] });
    expect(await unit.ask('route.list')).toContainEqual(route);
    expect((await unit.ask('drive.start', { route: route.id })).drive).toMatchObject({ name: NAME });
    expect(await unit.refusal('route.remove', { route: route.id })).toBe('not-now');
    await unit.ask('drive.stop');
    await unit.ask('route.remove', { route: route.id });
    expect(await unit.ask('route.list')).not.toContainEqual(route);
    expect(await unit.refusal('drive.start', { route: route.id })).toBe('unknown-route');
  });

  test('is refused where it makes no road, and nothing of it is kept', async () => {
    await using unit = await awake(false);
    const before = await unit.ask('route.list');
    expect(await unit.refusal('route.add', { geometry: [[1, 1]] })).toBe('bad-input');
    expect(
      await unit.refusal('route.add', {
        geometry: [
          [1, 1],
          [1, 1],
        ],
      }),
    ).toBe('bad-input');
    expect(
      await unit.refusal('route.add', {
        geometry: [
          [1, 1],
          [2, 2],
        ],
      }),
    ).toBe('bad-input');
    expect(await unit.refusal('route.add', { geometry: DRAWN, name: '' })).toBe('bad-input');
    expect(await unit.refusal('route.remove', { route: 'ulm' })).toBe('not-allowed');
    expect(await unit.ask('route.list')).toEqual(before);
  });

  test('R20 stays on board: drawn and driven with geolocation off, nothing of it is queued or stored', async () => {
    await using unit = await awake(false);
    await unit.ask('route.add', { name: NAME, geometry: DRAWN });
    await unit.pass(120);
    await unit.ask('drive.start', { route: 'drawn-1' });
    await unit.pass(120);
    expect((await unit.queued()).filter(({ payload }) => tells(payload))).toEqual([]);
    expect(tells(kept(unit))).toBe(false);
  });

  test('R20 with geolocation on, only a drive tells where it leads; a drawing alone does not', async () => {
    await using unit = await awake(true);
    await unit.ask('route.add', { name: NAME, geometry: DRAWN });
    await unit.pass(120);
    expect((await unit.queued()).some(({ payload }) => tells(payload))).toBe(false);
    await unit.ask('drive.start', { route: 'drawn-1' });
    await unit.pass(120);
    expect((await unit.queued()).some(({ payload }) => tells(payload))).toBe(true);
    expect((await unit.queued()).some(({ payload }) => payload.includes('hidden lake'))).toBe(false);
  });

  test('R5 of a guest is forgotten with the guest, at the latest when it is no longer driven', async () => {
    await using unit = unitInFolder();
    const names = async () => (await unit.ask('route.list')).map(({ name }) => name);
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.ask('route.add', { name: 'Of Alex', geometry: DRAWN });
    await unit.ask('profile.unload');
    await unit.ask('route.add', { name: 'Of a guest', geometry: DRAWN });
    const driven = await unit.ask('route.add', { name: 'Driven', geometry: DRAWN });
    await unit.ask('drive.start', { route: driven.id });
    await unit.ask('profile.load', { profile: 'Bram' });
    expect(await names()).toContain('Of Alex');
    expect(await names()).not.toContain('Of a guest');
    expect(await names()).not.toContain('Driven');
    await unit.ask('drive.stop');
    await names();
    expect(await unit.refusal('drive.start', { route: driven.id })).toBe('unknown-route');
  });

  test('is in the memory of the car until it is restarted', async () => {
    await using unit = await awake(false);
    await unit.ask('route.add', { name: NAME, geometry: DRAWN });
    await unit.restart();
    expect((await unit.ask('route.list')).some(({ name }) => name === NAME)).toBe(false);
  });
});
