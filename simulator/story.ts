import type { Car, VehicleKind } from '../src/contract/car.ts';
import {
  CAR_DEEDS,
  type CarDeed,
  type CarStory,
  CONDITION_DEEDS,
  type DeedName,
} from '../src/contract/car-story.ts';
import type { Clock } from '../src/contract/clock.ts';
import { createSimulatedCar, type Rate, type SimulatedCarOptions } from './car.ts';
import { createRandom } from './random.ts';
import type { DrivableRoute } from './route.ts';

/** A simulated car that can tell its story. */
export type ToldCar = { readonly car: Car; readonly story: () => CarStory };

type AnyDeed = (...given: readonly unknown[]) => unknown;

/** The same methods; each that was carried out, and was not refused, is told. */
const telling = <T extends object>(
  part: T,
  names: readonly (keyof T & string)[],
  tell: (deed: string, given: readonly unknown[]) => void,
): T => ({
  ...part,
  ...Object.fromEntries(
    names.map((name) => [
      name,
      (...given: readonly unknown[]) => {
        const done = (part[name] as AnyDeed)(...given);
        tell(name, given);
        return done;
      },
    ]),
  ),
});

/** A simulated car, from its seed, that remembers what was done to it. */
export const createToldCar = (
  options: Omit<SimulatedCarOptions, 'random' | 'vehicle' | 'rate'> & {
    readonly seed: number;
    readonly vehicle?: VehicleKind | undefined;
    readonly rate?: Rate | undefined;
  },
): ToldCar => {
  const { clock, seed, route, vehicle = 'electric', rate = 10 } = options;
  const began = clock.now();
  const made = createSimulatedCar({ clock, random: createRandom(seed), route, vehicle, rate });
  const deeds: CarDeed[] = [];
  const tell = (deed: string, given: readonly unknown[]): void => {
    // What was left out stays left out: a file has no word for it.
    const said = given.slice(0, given.findLastIndex((one) => one !== undefined) + 1);
    deeds.push({ at: clock.now(), deed: deed as DeedName, given: said });
  };
  return {
    car: {
      ...telling(made, CAR_DEEDS, tell),
      conditions: made.conditions && telling(made.conditions, CONDITION_DEEDS, tell),
    },
    story: () => ({ seed, vehicle, rate, route, began, deeds: [...deeds] }),
  };
};

/** A clock that stands where the story begins, and is moved by hand while it is told. */
export type TellingClock = Clock & { readonly leap: (duration: number) => void };

/** Milliseconds at once: a car makes up for so many steps that came late, and for no more. */
const LEAP = 240_000;

const bring = (clock: TellingClock, until: number): void => {
  for (let left = until - clock.now(); left > 0; left = until - clock.now()) clock.leap(Math.min(left, LEAP));
};

/**
 * The car of a story, as it was at the moment that `clock` shows in the end. It takes some 8 microseconds for each second of a drive.
 * @param clock stands at `story.began`
 * @param until milliseconds since the Unix epoch
 */
export const tellCar = (story: CarStory, clock: TellingClock, until: number): ToldCar => {
  // What a file says of the route was checked by whoever read it.
  const told = createToldCar({ ...story, route: story.route as DrivableRoute | null, clock });
  for (const { at, deed, given } of story.deeds) {
    bring(clock, at);
    const part = deed in told.car ? told.car : told.car.conditions;
    (part as unknown as Record<DeedName, AnyDeed>)[deed](...given);
  }
  bring(clock, until);
  return told;
};
