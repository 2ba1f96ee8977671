import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVirtualClock } from '../src/unit/clock.ts';
import { createToldCar, type ToldCar, tellCar } from './story.ts';

/** All that can be seen of a car. */
const seen = ({ car, story }: ToldCar) => ({
  story: story(),
  motion: car.motion(),
  sample: car.sample(),
  health: car.health(),
  ignition: car.ignition(),
  driving: car.driving()?.route.id,
  destination: car.destination(),
  light: car.light(),
  routes: car.routes().map(({ id, geometry }) => [id, geometry.length]),
  doors: car.conditions?.doors(),
  gnss: car.conditions?.gnss(),
  sensors: car.conditions?.sensorFaults(),
  surface: car.conditions?.surface(),
  temperatures: car.conditions?.temperatures(),
});

type Do = (car: ToldCar['car']) => void;
const deed: fc.Arbitrary<Do> = fc.oneof(
  fc.constantFrom('off', 'acc', 'on').map(
    (to): Do =>
      (car) =>
        car.setIgnition(to as 'off'),
  ),
  fc.nat(5).map(
    (index): Do =>
      (car) =>
        car.startDrive(car.routes()[index]?.id),
  ),
  fc.constant<Do>((car) => car.stopDrive()),
  fc.constant<Do>((car) => car.crash()),
  fc.boolean().map(
    (on): Do =>
      (car) =>
        car.setFault('tyre-low', on),
  ),
  fc.boolean().map(
    (lost): Do =>
      (car) =>
        car.conditions?.setGnssLost(lost),
  ),
  fc.boolean().map(
    (open): Do =>
      (car) =>
        car.conditions?.setDoor('tailgate', open),
  ),
  fc.constantFrom('wet', 'dry').map(
    (to): Do =>
      (car) =>
        car.conditions?.setSurface(to as 'dry'),
  ),
  fc.constantFrom('day', 'night').map(
    (to): Do =>
      (car) =>
        car.setLight(to as 'day'),
  ),
  fc.constant<Do>((car) => car.setDestination(null)),
);
/** A deed that is refused is no part of the story. */
const attempt = (work: () => void): void => {
  try {
    work();
  } catch {
    // refused
  }
};

it('a car is had again from its story, and drives on as the first one does', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.constantFrom('electric', 'hybrid', 'combustion'),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), deed), { maxLength: 8 }),
      fc.integer({ min: 0, max: 30_000 }),
      (seed, vehicle, deeds, rest) => {
        const clock = createVirtualClock();
        const first = createToldCar({ clock, seed, route: null, vehicle: vehicle as 'electric' });
        for (const [wait, work] of deeds) {
          clock.advance(wait);
          attempt(() => work(first.car));
        }
        clock.advance(rest);

        const kept = JSON.parse(JSON.stringify(first.story())) as ReturnType<ToldCar['story']>;
        const again = createVirtualClock(kept.began);
        const second = tellCar(kept, again, clock.now());
        expect(seen(second)).toEqual(seen(first));

        // What lies before it is the same too: the same chance, the same timers.
        for (const [car, time] of [
          [first, clock],
          [second, again],
        ] as const) {
          attempt(() => car.car.startDrive());
          time.advance(60_000);
        }
        expect(seen(second)).toEqual(seen(first));
      },
    ),
    { numRuns: 25 },
  );
});
