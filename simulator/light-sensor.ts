import type { Light, LightChoice, Position } from '../src/contract/car.ts';
import { isDay } from './sun.ts';

/** Whether it is light outside. */
export type LightSensor = {
  readonly read: () => Light;
  readonly choose: (chosen: LightChoice) => void;
  /** Lets `seconds` pass; says whether dusk or dawn came. */
  readonly advance: (seconds: number) => boolean;
};

/**
 * @param at milliseconds since the Unix epoch
 * @param here where the car is
 */
export const createLightSensor = (at: () => number, here: () => Position): LightSensor => {
  let chosen: LightChoice = 'sun';
  let last: 'day' | 'night' | null = null;
  let untilLook = 0;
  const now = (): 'day' | 'night' => {
    if (chosen !== 'sun') return chosen;
    return isDay(at(), here()) ? 'day' : 'night';
  };
  return {
    read: () => ({ now: now(), chosen }),
    choose: (next) => {
      chosen = next;
    },
    advance: (seconds) => {
      untilLook -= seconds;
      if (untilLook > 0) return false;
      // Looking once a second is enough.
      untilLook = 1;
      const light = now();
      const turned = last !== null && light !== last;
      last = light;
      return turned;
    },
  };
};
