import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Car, type Conditions, SENSOR_FAULTS, VEHICLE_KINDS } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { SIGNAL_CATALOGUE } from '../src/privacy/signals.ts';
import { createVirtualClock } from '../src/unit/clock.ts';
import { createSimulatedCar, RATES, type SimulatedCarOptions } from './car.ts';
import { createRandom } from './random.ts';
import { routeOf } from './route.ts';
import { SIGNAL_RANGES } from './signal-range.ts';

const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const ACCURACY = 'Vehicle.CurrentLocation.HorizontalAccuracy';

const straight = (tunnels: readonly { readonly from: number; readonly to: number }[] = []) =>
  routeOf(
    {
      type: 'Feature',
      properties: { id: 'straight', speedLimits: [{ from: 0, limit: 80 }], tunnels },
      geometry: {
        type: 'LineString',
        coordinates: Array.from({ length: 40 }, (_, index) => [5 + index * 0.002, 52]),
      },
    },
    'straight.json',
  );

const carWith = (options: Partial<SimulatedCarOptions> = {}) => {
  const clock = createVirtualClock();
  const car = createSimulatedCar({ clock, random: createRandom(1), route: straight(), ...options });
  return { clock, car, conditions: conditionsOf(car) };
};

const conditionsOf = ({ conditions }: Car): Conditions => {
  if (conditions === null) throw new Error('A simulated car has conditions.');
  return conditions;
};

describe('the doors', () => {
  it('keep the car from setting off, and stay shut while it moves', () => {
    const { clock, car, conditions } = carWith();
    conditions.setDoor('tailgate', true);
    expect(() => car.startDrive()).toThrow('The car does not set off with a door open: tailgate.');
    expect(car.driving()).toBeNull();
    conditions.setDoor('tailgate', false);
    car.startDrive();
    clock.advance(10_000);
    expect(() => conditions.setDoor('front-left', true)).toThrow('The doors are locked while the car moves.');
    expect(conditions.doors()['front-left']).toBe(false);
  });

  it('hold a car that stands where it is, until they are shut', () => {
    const { clock, car, conditions } = carWith();
    car.startDrive();
    conditions.setDoor('rear-left', true);
    clock.advance(20_000);
    expect(car.motion()).toMatchObject({ speed: 0, distance: 0 });
    conditions.setDoor('rear-left', false);
    clock.advance(20_000);
    expect(car.motion().speed).toBeGreaterThan(20);
  });
});

describe('a wet road', () => {
  it('is driven more slowly from then on, without a jump', () => {
    const { clock, car, conditions } = carWith();
    car.startDrive();
    clock.advance(40_000);
    const { speed } = car.motion();
    let hardest = 0;
    const stop = car.onTick(() => {
      hardest = Math.min(hardest, Number(car.sample().signals['Vehicle.Acceleration.Longitudinal']));
    });
    conditions.setSurface('wet');
    clock.advance(20_000);
    stop();
    expect(car.motion().speed).toBeLessThan(speed - 2);
    expect(hardest).toBeGreaterThan(-3);
    expect(conditions.surface()).toBe('wet');
  });
});

describe('an icy road', () => {
  it('is driven still more slowly, and holds the car no harder than ice does', () => {
    const { clock, car, conditions } = carWith();
    conditions.setSurface('ice');
    car.startDrive();
    let hardest = 0;
    const stop = car.onTick(() => {
      hardest = Math.max(
        hardest,
        Math.abs(Number(car.sample().signals['Vehicle.Acceleration.Longitudinal'])),
      );
    });
    clock.advance(60_000);
    stop();
    expect(car.motion().speed).toBeGreaterThan(10);
    // A tenth of the weight, and what air and tyres take.
    expect(hardest).toBeLessThan(1.2);
    const icy = car.motion().distance;
    const dry = carWith();
    dry.car.startDrive();
    dry.clock.advance(60_000);
    expect(icy).toBeLessThan(0.75 * dry.car.motion().distance);
  });
});

describe('a tunnel on the route', () => {
  it('takes the position out of the sample after a while, and it comes back behind it', () => {
    const { clock, car, conditions } = carWith({ route: straight([{ from: 500, to: 2_300 }]) });
    const seen = new Map<string, number>();
    let [worst, changes] = [0, 0];
    car.onChange(() => {
      changes += 1;
    });
    car.onTick(() => {
      const { signals } = car.sample();
      const { fix } = conditions.gnss();
      seen.set(fix, (seen.get(fix) ?? 0) + 1);
      expect(LATITUDE in signals).toBe(fix !== 'none');
      expect('Vehicle.CurrentLocation.Longitude' in signals).toBe(fix !== 'none');
      worst = Math.max(worst, Number(signals[ACCURACY]));
    });
    car.startDrive();
    while (car.driving()?.arrived === false) clock.advance(1_000);
    expect(Math.abs((seen.get('dead-reckoning') ?? 0) / 10 - 60)).toBeLessThan(1);
    expect(seen.get('none')).toBeGreaterThan(50);
    expect(worst).toBeGreaterThan(100);
    expect(conditions.gnss().fix).toBe('satellites');
    // Lost, given up, found again, and the arrival.
    expect(changes).toBe(4);
  });
});

describe('a car that was off for a day', () => {
  it('has no position for the first half minute', () => {
    const { clock, car } = carWith();
    clock.advance(86_400_000);
    car.setIgnition('on');
    clock.advance(1_000);
    expect(car.sample().signals).not.toHaveProperty([LATITUDE]);
    clock.advance(40_000);
    expect(car.sample().signals).toHaveProperty([LATITUDE]);
  });
});

describe('a receiver that starts cold', () => {
  it('has no position until it has heard the orbits again, which takes 18 to 36 seconds', () => {
    const { clock, car, conditions } = carWith();
    car.startDrive();
    clock.advance(20_000);
    conditions.startGnssCold();
    expect(conditions.gnss()).toMatchObject({ fix: 'none', lost: false });
    expect(car.sample().signals).not.toHaveProperty([LATITUDE]);
    clock.advance(17_000);
    expect(conditions.gnss().fix).toBe('none');
    clock.advance(20_000);
    expect(conditions.gnss().fix).toBe('satellites');
    expect(car.sample().signals).toHaveProperty([LATITUDE]);
  });

  it('waits for the sky as long as it is jammed', () => {
    const { clock, car, conditions } = carWith();
    car.startDrive();
    conditions.setGnssLost(true);
    conditions.startGnssCold();
    clock.advance(60_000);
    expect(conditions.gnss().fix).toBe('none');
    conditions.setGnssLost(false);
    clock.advance(40_000);
    expect(conditions.gnss().fix).toBe('satellites');
  });
});

describe('the cabin', () => {
  it('comes to what the climate is set to while the car is on', () => {
    const { clock, car, conditions } = carWith();
    const before = conditions.temperatures();
    expect(before.cabin).toBe(before.outside);
    conditions.setClimate({ on: true, temperature: 26 });
    car.setIgnition('on');
    clock.advance(1_200_000);
    expect(conditions.temperatures().cabin).toBeCloseTo(26, 0);
  });
});

describe('a broken sensor', () => {
  it('is stuck at what it told, or tells what cannot be, until it is mended; the car drives on', () => {
    const { clock, car, conditions } = carWith();
    car.startDrive();
    clock.advance(15_000);
    const held = car.sample().signals['Vehicle.Speed'];
    conditions.setSensorFault('Vehicle.Speed', 'stuck');
    conditions.setSensorFault(LATITUDE, 'out-of-range');
    clock.advance(15_000);
    expect(car.sample().signals).toMatchObject({ 'Vehicle.Speed': held, [LATITUDE]: 91 });
    expect(car.motion().speed).toBeGreaterThan(Number(held) + 5);
    expect(conditions.sensorFaults()).toEqual({ 'Vehicle.Speed': 'stuck', [LATITUDE]: 'out-of-range' });
    conditions.setSensorFault('Vehicle.Speed', null);
    expect(car.sample().signals['Vehicle.Speed']).toBe(car.motion().speed);
  });

  it('holds its position also where there is none to receive', () => {
    const { clock, car, conditions } = carWith();
    car.startDrive();
    conditions.setSensorFault(LATITUDE, 'stuck');
    conditions.setGnssLost(true);
    clock.advance(62_000);
    expect(conditions.gnss()).toMatchObject({ fix: 'none', lost: true });
    expect(car.sample().signals).toHaveProperty([LATITUDE]);
    expect(car.sample().signals).not.toHaveProperty(['Vehicle.CurrentLocation.Longitude']);
  });

  it('is refused where there is none, or where nothing can be out of range', () => {
    const { conditions } = carWith();
    for (const signal of ['Vehicle.Nothing', 'Private.Trip.Start.Latitude', 'constructor', '']) {
      expect(() => conditions.setSensorFault(signal, 'stuck')).toThrow(UnitError);
    }
    expect(() => conditions.setSensorFault('Vehicle.IsMoving', 'out-of-range')).toThrow(
      'Make it stuck instead.',
    );
    expect(conditions.sensorFaults()).toEqual({});
  });

  it('crashes nothing, whichever breaks, whatever happens', () => {
    const signal = fc.constantFrom(...SIGNAL_CATALOGUE.keys());
    const fault = fc.constantFrom(...SENSOR_FAULTS, null);
    fc.assert(
      fc.property(
        fc.constantFrom(...VEHICLE_KINDS),
        fc.array(fc.tuple(signal, fault, fc.integer({ min: 0, max: 5_000 })), { maxLength: 20 }),
        (vehicle, steps) => {
          const { clock, car, conditions } = carWith({ vehicle });
          car.startDrive();
          for (const [path, broken, wait] of steps) {
            try {
              conditions.setSensorFault(path, broken);
            } catch (error) {
              if (!(error instanceof UnitError)) throw error;
            }
            clock.advance(wait);
            for (const value of Object.values(car.sample().signals)) expect(value).not.toBeUndefined();
            car.motion();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.each(VEHICLE_KINDS)('a sample of the %s car', (vehicle) => {
  const whole = () => {
    const { clock, car } = carWith({ vehicle });
    const samples: Readonly<Record<string, unknown>>[] = [];
    car.onTick(() => samples.push(car.sample().signals));
    car.startDrive();
    while (car.driving()?.arrived === false) clock.advance(1_000);
    return { samples, motion: car.motion() };
  };
  const { samples, motion } = whole();

  it('has tank and battery where the car has them, and only there', () => {
    const has = (path: string): boolean => samples.every((signals) => path in signals);
    const any = (path: string): boolean => samples.some((signals) => path in signals);
    const tank = vehicle !== 'electric';
    const battery = vehicle !== 'combustion';
    const plug = vehicle === 'electric';
    for (const [path, there] of [
      ['Vehicle.Powertrain.FuelSystem.RelativeLevel', tank],
      ['Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed', battery],
      ['Vehicle.Powertrain.TractionBattery.Charging.IsCharging', plug],
      ['Vehicle.Powertrain.Range', true],
    ] as const) {
      expect([path, has(path), any(path)]).toEqual([path, there, there]);
    }
    expect(motion.fuel === null).toBe(!tank);
    expect(motion.charge === null).toBe(!battery);
    expect(motion.fuelConsumption === null).toBe(!tank);
    expect(motion.consumption === null).toBe(tank);
  });

  it('stays within the range of every signal, while no sensor is broken', () => {
    for (const signals of samples) {
      for (const [path, { least, most, beyond }] of SIGNAL_RANGES) {
        const value = signals[path];
        if (value === undefined) continue;
        if (typeof value !== 'number' || value < least || value > most) throw new Error(`${path}: ${value}`);
        if (beyond >= least && beyond <= most) throw new Error(`${path} cannot be out of range`);
      }
    }
    const numbers = Object.entries(samples[0] ?? {}).filter(([, value]) => typeof value === 'number');
    expect(numbers.filter(([path]) => !SIGNAL_RANGES.has(path))).toEqual([]);
  });
});

describe('the rate', () => {
  it.each(RATES)('of %d Hz ticks so often, and drives the same road', (rate) => {
    const { clock, car } = carWith({ rate });
    const ticked = vi.fn();
    car.onTick(ticked);
    car.startDrive();
    clock.advance(60_000);
    expect(ticked).toHaveBeenCalledTimes(60 * rate);
    expect(car.rate).toBe(rate);
    const { distance } = car.motion();
    const { clock: other, car: usual } = carWith();
    usual.startDrive();
    other.advance(60_000);
    expect(Math.abs(distance / usual.motion().distance - 1)).toBeLessThan(0.02);
  });
});
