import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VEHICLE_KINDS } from '../src/contract/car.ts';
import { wheelForce } from './limits.ts';
import { valueAt } from './path.ts';
import { createRandom } from './random.ts';
import { GRAVITY, inertia } from './road-load.ts';
import { createRunningGear } from './running-gear.ts';
import { tryOut } from './testing/proving-ground.ts';

const trial = fc.record({
  kind: fc.constantFrom(...VEHICLE_KINDS),
  seed: fc.integer(),
  friction: fc.double({ min: 0.25, max: 1.2, noNaN: true }),
  rate: fc.constantFrom(10, 25, 50),
});

describe('every car on every road', () => {
  it('arrives, and never asks the tyres, the drive or the driver for more than they give', () => {
    fc.assert(
      fc.property(trial, (one) => {
        let fastest = 0;
        tryOut(one, (gear, before) => {
          const { body, moment, rolling, powertrain } = gear;
          const force = wheelForce(body, rolling.acceleration, moment);
          const moving = rolling.speed > 0 && before > 0;
          const along = moving ? force / body.mass : 0;
          const used = Math.hypot(along, moment.lateral) / (one.friction * GRAVITY);
          if (used > 1.02) throw new Error(`${used} of the grip at ${rolling.along} m`);
          // The speed of the step as a whole is a little above the one that the limit was reckoned with.
          if (force * before > powertrain.mostPower() * 1.02 + 50) throw new Error(`${force * before} W`);
          if (force > body.mostForce * 1.02) throw new Error(`${force} N`);
          if (rolling.acceleration < -3.0 || rolling.acceleration > 2) throw new Error('uncomfortable');
          fastest = Math.max(fastest, rolling.speed);
        });
        return fastest > 8 && fastest < 30;
      }),
      { numRuns: 40 },
    );
  });

  it('brakes no harder than sudden ice lets it, however hard the driver does', () => {
    const { plan } = tryOut({ kind: 'electric', seed: 1 });
    const gear = createRunningGear('electric', createRandom(1), 15);
    for (let step = 0; step < 120; step += 1) gear.step(plan, 'drive', 1.17, 15, 0.1);
    const rolling = gear.rolling.speed;
    expect(rolling).toBeGreaterThan(10);
    let hardest = 0;
    let seconds = 0;
    for (; gear.rolling.speed > 2; seconds += 0.1) {
      gear.step(plan, 'brake', 0.1, 15, 0.1);
      hardest = Math.min(hardest, wheelForce(gear.body, gear.rolling.acceleration, gear.moment));
    }
    expect(-hardest / gear.body.mass).toBeLessThan(0.1 * GRAVITY * 1.02);
    expect(seconds).toBeGreaterThan((rolling - 2) / 1.3);
  });

  it('is slower on ice than on a dry road', () => {
    const dry = tryOut({ kind: 'electric', seed: 1 }).seconds;
    const ice = tryOut({ kind: 'electric', seed: 1, friction: 0.15 }).seconds;
    expect(ice).toBeGreaterThan(1.2 * dry);
  });
});

describe('the energy of a drive', () => {
  it('closes: what was taken is what the road, the brakes, the losses and the hill hold, within 1 %', () => {
    fc.assert(
      fc.property(trial, (one) => {
        const { gear, plan } = tryOut(one);
        const { account } = gear.powertrain;
        const { path } = plan;
        const climbed =
          gear.body.mass *
          GRAVITY *
          (valueAt(path, path.altitude, gear.rolling.along) - valueAt(path, path.altitude, 0));
        const kinetic = 0.5 * inertia(gear.body) * gear.rolling.speed ** 2;
        const held = gear.road.drag + gear.road.rolling + climbed + kinetic;
        const gone = held + account.brakes + account.losses + account.auxiliaries;
        expect(Math.abs(gone / account.taken - 1)).toBeLessThan(0.01);
        expect(account.losses).toBeGreaterThan(0);
        expect(account.brakes).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });

  it('closes in the middle of a drive too, with the car rolling and on the hill', () => {
    for (const kind of VEHICLE_KINDS) {
      let looked = false;
      tryOut({ kind, seed: 3 }, (gear) => {
        if (looked || gear.rolling.along < 2_400) return;
        looked = true;
        const { account } = gear.powertrain;
        const kinetic = 0.5 * inertia(gear.body) * gear.rolling.speed ** 2;
        expect(kinetic).toBeGreaterThan(20_000);
        const climbed = account.wheels - gear.road.drag - gear.road.rolling - kinetic;
        // 60 (1 - cos(2400 / 955)) metres.
        expect(climbed / gear.body.mass / GRAVITY).toBeGreaterThan(105);
        expect(climbed / gear.body.mass / GRAVITY).toBeLessThan(112);
      });
      expect(looked).toBe(true);
    }
  });

  it('comes back in part by braking, but for the car without a motor', () => {
    const least = (kind: (typeof VEHICLE_KINDS)[number]): number => {
      let lowest = 0;
      tryOut({ kind, seed: 2 }, ({ powertrain }) => {
        lowest = Math.min(lowest, powertrain.power());
      });
      return lowest;
    };
    expect(least('electric')).toBeLessThan(-10_000);
    expect(least('electric')).toBeGreaterThanOrEqual(-60_000);
    expect(least('hybrid')).toBeLessThan(-5_000);
    expect(least('combustion')).toBe(0);
  });
});

describe('the same seed', () => {
  it('gives the same drive and the same account', () => {
    for (const kind of VEHICLE_KINDS) {
      const [one, other] = [tryOut({ kind, seed: 7 }), tryOut({ kind, seed: 7 })];
      expect(one.seconds).toBe(other.seconds);
      expect(one.gear.powertrain.account).toEqual(other.gear.powertrain.account);
    }
  });
});
