import { describe, expect, test } from 'vitest';
import { unitInFolder } from '../../testing/in-folder.ts';

const LATITUDE = 'Vehicle.CurrentLocation.Latitude';

describe('what is around the car', () => {
  test('is set at the desk, and told with the state', async () => {
    await using unit = unitInFolder();
    await unit.ask('vehicle.set', { road: 'wet' });
    await unit.ask('vehicle.door', { door: 'tailgate', open: true });
    await unit.ask('sensor.fault', { signal: 'Vehicle.Speed', fault: 'stuck' });
    const { conditions } = await unit.ask('gnss.set', { lost: true });
    expect(conditions).toEqual({
      road: 'wet',
      doors: ['tailgate'],
      gnss: { fix: 'satellites', lost: true },
      sensors: { 'Vehicle.Speed': 'stuck' },
    });
    await expect(unit.ask('drive.start')).rejects.toThrow('The car does not set off with a door open');
    const mended = await unit.ask('sensor.fault', { signal: 'Vehicle.Speed', fault: null });
    expect(mended.conditions?.sensors).toEqual({});
  });

  test('can be ice, and a receiver that has forgotten the orbits', async () => {
    await using unit = unitInFolder();
    await unit.ask('vehicle.set', { road: 'ice' });
    const { conditions } = await unit.ask('gnss.set', { start: 'cold' });
    expect(conditions).toMatchObject({ road: 'ice', gnss: { fix: 'none', lost: false } });
  });

  test('a refused start leaves the drive that waits at a light as it was', async () => {
    await using unit = unitInFolder();
    await unit.ask('drive.start');
    await unit.ask('vehicle.door', { door: 'front-left', open: true });
    await expect(unit.ask('drive.start')).rejects.toThrow('Shut it first');
    const kinds = (await unit.queued()).map(({ kind }) => kind);
    expect(kinds).not.toContain('drive-end');
  });

  test('a signal that cannot be broken is refused, with what can', async () => {
    await using unit = unitInFolder();
    await expect(unit.ask('sensor.fault', { signal: 'Vehicle.Sped', fault: 'stuck' })).rejects.toMatchObject({
      code: 'unknown-signal',
    });
  });

  test('a sensor out of range stops neither the drive nor the unit', async () => {
    await using unit = unitInFolder();
    await unit.ask('drive.start');
    await unit.ask('sensor.fault', { signal: LATITUDE, fault: 'out-of-range' });
    const state = await unit.ask('clock.advance', { seconds: 60 });
    expect(state.motion.speed).toBeGreaterThan(0);
    expect(state.conditions?.sensors).toEqual({ [LATITUDE]: 'out-of-range' });
  });
});
