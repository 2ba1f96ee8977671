import { describe, expect, it, vi } from 'vitest';
import { UnitError } from '../src/contract/errors.ts';
import { createVirtualClock } from '../src/unit/clock.ts';
import { BUNDLED_ROUTES } from './bundled-routes.ts';
import { createSimulatedCar } from './car.ts';
import { createRandom } from './random.ts';
import { parseRoute } from './route.ts';
import { createLateClock } from './testing/late-clock.ts';
import { carOn, numberIn, START } from './testing/recorded-drive.ts';

const AIRBAG = 'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed';

const onVirtualClock = () => {
  const clock = createVirtualClock();
  return { clock, car: carOn(clock) };
};
const underWay = () => {
  const { clock, car } = onVirtualClock();
  car.startDrive();
  clock.advance(20_000);
  expect(car.motion().speed).toBeGreaterThan(15);
  return { clock, car };
};

describe('a car that has not been driven', () => {
  it('stands at the start of the default route with the ignition off', () => {
    const { clock, car } = onVirtualClock();
    const motion = car.motion();
    expect(motion).toMatchObject({ at: clock.now(), speed: 0, distance: 0, position: [9.982797, 48.353798] });
    expect(car.ignition()).toBe('off');
    expect(car.driving()).toBeNull();
    clock.advance(60_000);
    expect(car.motion()).toEqual({ ...motion, at: clock.now() });
  });

  it('tells its routes without what only the car knows of them', () => {
    const { car } = onVirtualClock();
    for (const route of car.routes())
      expect(Object.keys(route)).toEqual(['id', 'name', 'length', 'geometry', 'places']);
    expect(car.sample().signals).not.toHaveProperty([
      'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude',
    ]);
  });
});

describe('a route of the user’s own', () => {
  const own = (id: string) =>
    parseRoute(
      JSON.stringify({
        type: 'Feature',
        properties: { id },
        geometry: {
          type: 'LineString',
          coordinates: [
            [5, 52],
            [5.01, 52],
          ],
        },
      }),
      'x',
    );

  it('is the default, before the bundled one', () => {
    const clock = createVirtualClock();
    const car = createSimulatedCar({ clock, random: createRandom(1), route: own('mine') });
    expect(car.routes().map(({ id }) => id)).toEqual(['mine', ...BUNDLED_ROUTES.map(({ id }) => id)]);
    car.startDrive();
    expect(car.driving()?.route.id).toBe('mine');
    expect(car.motion().position).toEqual([5, 52]);
    car.startDrive('ulm');
    expect(car.motion().position).toEqual([9.982797, 48.353798]);
  });

  it('takes the place of a bundled one with the same id', () => {
    const car = createSimulatedCar({
      clock: createVirtualClock(),
      random: createRandom(1),
      route: own('ulm'),
    });
    expect(car.routes()).toHaveLength(BUNDLED_ROUTES.length);
    expect(car.motion().position).toEqual([5, 52]);
  });
});

describe('startDrive', () => {
  it('turns the ignition on and leads to the end of the route', () => {
    const { car } = onVirtualClock();
    car.startDrive();
    expect(car.ignition()).toBe('on');
    expect(car.driving()).toMatchObject({ arrived: false, route: { id: 'ulm' } });
    expect(car.sample().signals).toMatchObject({
      'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude': 48.425873,
      'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude': 10.01217,
      'Vehicle.LowVoltageSystemState': 'ON',
    });
  });

  it('refuses a route that it does not know, and leaves all as it was', () => {
    const { car } = onVirtualClock();
    expect(() => car.startDrive('constructor')).toThrow(UnitError);
    expect(() => car.startDrive('constructor')).toThrow(
      `There is no route "constructor". Choose one of: ${BUNDLED_ROUTES.map(({ id }) => id).join(', ')}.`,
    );
    expect(car.ignition()).toBe('off');
    expect(car.driving()).toBeNull();
  });

  it('starts again at the beginning, with the trip at 0 and the odometer going on', () => {
    const { clock, car } = underWay();
    const { odometer, distance } = car.motion();
    expect(distance).toBeGreaterThan(50);
    car.startDrive();
    expect(car.motion()).toMatchObject({ distance: 0, speed: 0, odometer, position: [9.982797, 48.353798] });
    clock.advance(20_000);
    expect(car.motion().distance).toBeGreaterThan(50);
  });
});

describe('arriving', () => {
  it('is told once; the car then stands at the end, ready for a new drive', () => {
    const { clock, car } = onVirtualClock();
    const changed = vi.fn();
    car.onChange(changed);
    car.startDrive();
    for (let minutes = 0; minutes < 45; minutes += 1) clock.advance(60_000);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(car.driving()).toMatchObject({ arrived: true });
    expect(car.ignition()).toBe('on');
    expect(car.motion().speed).toBe(0);
    const [longitude, latitude] = car.motion().position;
    expect(Math.hypot((longitude - 10.01217) * 0.66, latitude - 48.425873)).toBeLessThan(3e-5);
    const { duration } = { duration: numberIn(car.sample(), 'Vehicle.TripDuration') };
    expect(duration).toBeLessThan(45 * 60);
    car.startDrive();
    expect(car.driving()).toMatchObject({ arrived: false });
    expect(car.motion().distance).toBe(0);
  });
});

describe('the ignition', () => {
  it('calls back ten times a second while it is on, and not otherwise', () => {
    const { clock, car } = onVirtualClock();
    const ticked = vi.fn();
    const stop = car.onTick(ticked);
    clock.advance(1_000);
    car.setIgnition('acc');
    clock.advance(1_000);
    expect(ticked).not.toHaveBeenCalled();
    car.setIgnition('on');
    clock.advance(1_000);
    expect(ticked).toHaveBeenCalledTimes(10);
    stop();
    stop();
    clock.advance(1_000);
    expect(ticked).toHaveBeenCalledTimes(10);
    expect(car.motion()).toMatchObject({ speed: 0, distance: 0 });
  });

  it.each(['off', 'acc'] as const)(
    'ends the drive when turned to %s; the car rolls to a stand',
    (ignition) => {
      const { clock, car } = underWay();
      const ticked = vi.fn();
      car.onTick(ticked);
      const { speed, distance } = car.motion();
      car.setIgnition(ignition);
      expect(car.driving()).toBeNull();
      expect(car.motion().speed).toBe(speed);
      clock.advance(1_000);
      expect(car.motion().speed).toBeLessThan(speed);
      expect(car.motion().speed).toBeGreaterThan(0);
      clock.advance(30_000);
      const stood = car.motion();
      expect(stood.speed).toBe(0);
      expect(stood.distance).toBeGreaterThan(distance);
      clock.advance(30_000);
      expect(car.motion()).toEqual({ ...stood, at: clock.now() });
      expect(ticked).not.toHaveBeenCalled();
    },
  );
});

describe('stopDrive', () => {
  it('ends the drive at once and brakes to a stand within comfort', () => {
    const { clock, car } = underWay();
    car.stopDrive();
    expect(car.driving()).toBeNull();
    const accelerations: number[] = [];
    car.onTick(() => accelerations.push(numberIn(car.sample(), 'Vehicle.Acceleration.Longitudinal')));
    clock.advance(30_000);
    expect(car.motion().speed).toBe(0);
    expect(car.ignition()).toBe('on');
    expect(Math.min(...accelerations)).toBeGreaterThan(-3);
    expect(car.sample().signals).not.toHaveProperty([
      'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude',
    ]);
  });
});

describe('a crash', () => {
  it('deploys the airbag at once and brings the car to a stand within half a second', () => {
    const { clock, car } = underWay();
    const changed = vi.fn();
    car.onChange(changed);
    const before = car.motion();
    car.crash();
    expect(car.sample().signals).toMatchObject({ [AIRBAG]: true, 'Vehicle.Speed': before.speed });
    expect(car.driving()).toBeNull();
    expect(changed).toHaveBeenCalledTimes(1);
    clock.advance(100);
    expect(numberIn(car.sample(), 'Vehicle.Acceleration.Longitudinal')).toBe(-60);
    clock.advance(400);
    const after = car.motion();
    expect(after.speed).toBe(0);
    expect(after.distance - before.distance).toBeLessThan(5);
    clock.advance(10_000);
    expect(car.motion()).toMatchObject({ speed: 0, position: after.position });
    expect(car.sample().signals).toMatchObject({
      'Vehicle.Diagnostics.DTCCount': 1,
      'Vehicle.Diagnostics.DTCList': '["B0001"]',
    });
  });

  it('is repaired by the next drive', () => {
    const { clock, car } = underWay();
    car.crash();
    clock.advance(1_000);
    car.startDrive();
    expect(car.sample().signals).toMatchObject({ [AIRBAG]: false, 'Vehicle.Diagnostics.DTCCount': 0 });
    clock.advance(20_000);
    expect(car.motion().speed).toBeGreaterThan(15);
  });
});

describe('reading the car', () => {
  it('changes nothing, however often it is done', () => {
    const [read, unread] = [onVirtualClock(), onVirtualClock()];
    for (const { car } of [read, unread]) car.startDrive();
    read.car.onTick(() => {
      for (let times = 0; times < 3; times += 1) read.car.sample();
      read.car.motion();
    });
    for (const { clock } of [read, unread]) clock.advance(120_000);
    expect(read.car.sample()).toEqual(unread.car.sample());
  });
});

describe('many drives', () => {
  it('never leave the battery empty: it is charged at home when it is low', () => {
    const clock = createLateClock(START);
    const car = carOn(clock);
    const charges: number[] = [];
    for (let drive = 0; drive < 20; drive += 1) {
      car.startDrive();
      charges.push(car.motion().charge ?? 0);
      while (car.driving()?.arrived === false) clock.wakeAfter(60_000);
      charges.push(car.motion().charge ?? 0);
    }
    expect(Math.min(...charges)).toBeGreaterThan(15);
    expect(Math.min(...charges)).toBeLessThan(30);
    expect(charges).toContain(80);
  });
});

describe('a road longer than the charge lasts', () => {
  it('is driven with stops at a charger, and no jump of speed', () => {
    const coordinates = Array.from({ length: 600 }, (_, index) => [5 + index * 0.01, 50]);
    const properties = { speedLimits: [{ from: 0, limit: 130 }] };
    const text = JSON.stringify({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates },
    });
    const clock = createLateClock(START);
    const car = createSimulatedCar({ clock, random: createRandom(1), route: parseRoute(text, 'long.json') });
    let [lowest, hardest, charged, speedWhileCharging] = [100, 0, 0, 0];
    car.onTick(() => {
      const { charge, speed } = car.motion();
      lowest = Math.min(lowest, charge ?? 0);
      const { signals } = car.sample();
      hardest = Math.min(hardest, Number(signals['Vehicle.Acceleration.Longitudinal']));
      if (signals['Vehicle.Powertrain.TractionBattery.Charging.IsCharging'] === true) {
        charged += 1;
        speedWhileCharging = Math.max(speedWhileCharging, speed);
      }
    });
    car.startDrive();
    while (car.driving()?.arrived === false) clock.wakeAfter(60_000);
    expect(lowest).toBeGreaterThan(5);
    expect(hardest).toBeGreaterThan(-3);
    expect(charged / 600).toBeGreaterThan(15);
    expect(speedWhileCharging).toBe(0);
  }, 60_000);
});

describe('close', () => {
  it('stops the clock’s timer and all callbacks', () => {
    const { clock, car } = underWay();
    const ticked = vi.fn();
    car.onTick(ticked);
    car.close();
    clock.advance(10_000);
    expect(ticked).not.toHaveBeenCalled();
  });
});

describe('a destination', () => {
  const onRoute = () => {
    const { clock, car } = underWay();
    const route = car.driving()?.route.id ?? '';
    return { clock, car, at: (along: number) => ({ route, along, name: null }), route };
  };

  it('that the car has passed is refused, and the one of before stays', () => {
    const { clock, car, at } = onRoute();
    clock.advance(30_000);
    car.setDestination(at(4_000));
    expect(() => car.setDestination(at(20))).toThrow(UnitError);
    expect(car.destination()).toMatchObject({ along: 4_000 });
  });

  it('on the route that was just driven can be chosen for the next drive, and is forgotten when it is reached', () => {
    const { clock, car, at, route } = onRoute();
    clock.advance(3_000_000);
    expect(car.driving()?.arrived).toBe(true);
    car.setDestination(at(400));
    clock.advance(10_000);
    expect(car.destination()).toMatchObject({ along: 400 });
    car.startDrive(route);
    clock.advance(240_000);
    expect(car.destination()).not.toMatchObject({ along: 400 });
  });
});
