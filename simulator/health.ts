import type { CarFault, FaultName, Health, SettableFault } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { createTyres, RECOMMENDED } from './tyres.ts';

/** SAE J2012 trouble codes. A low tyre is told by its own sensor and has none. */
const CODE: Readonly<Record<FaultName, string | null>> = {
  // Driver frontal stage 1 deployment control: what an airbag that fired leaves behind.
  crash: 'B0001',
  // Drive motor "A" over temperature.
  'motor-temperature': 'P0A2F',
  // System voltage low.
  'low-voltage': 'P0562',
  'tyre-low': null,
};

/** The worst first, as they are listed. */
const ORDER = Object.keys(CODE) as readonly FaultName[];

/** Seconds between two looks at the tyres' sensors. */
const LOOK = 1;

/** How the car is: its tyres, and the faults that it has found. */
export type CarHealth = {
  readonly read: () => Health;
  /** The trouble codes that are stored now. */
  readonly codes: () => readonly string[];
  /** Whether something goes on although the car stands with its ignition off. */
  readonly busy: () => boolean;
  /** Lets time pass. Says whether anything changed that a driver would see. */
  readonly advance: (seconds: number, speed: number, outside: number, at: number) => boolean;
  readonly set: (fault: SettableFault, on: boolean, at: number) => void;
  readonly crash: (crashed: boolean, at: number) => void;
};

export const createHealth = (random: Random, outside: number): CarHealth => {
  const tyres = createTyres(random, outside);
  const since = new Map<FaultName, number>();

  const put = (fault: FaultName, on: boolean, at: number): void => {
    if (!on) since.delete(fault);
    else if (!since.has(fault)) since.set(fault, at);
  };

  const lookAtTyres = (at: number): void => {
    put(
      'tyre-low',
      tyres.readings().some(({ low }) => low),
      at,
    );
  };

  const codes = (): readonly string[] =>
    ORDER.flatMap((fault) => (since.has(fault) && CODE[fault] !== null ? [CODE[fault]] : []));

  const pressures = (): string =>
    tyres
      .readings()
      .map(({ pressure }) => pressure)
      .join(' ');
  let seen = pressures();
  let untilLook = 0;

  return {
    codes,
    read: () => ({
      tyres: tyres.readings().map((tyre) => ({ ...tyre, recommended: RECOMMENDED })),
      faults: ORDER.flatMap((fault): readonly CarFault[] => {
        const began = since.get(fault);
        return began === undefined ? [] : [{ fault, code: CODE[fault], since: began }];
      }),
      leaking: tyres.leaking(),
      serviceDue: codes().length > 0,
    }),
    busy: tyres.leaking,
    advance: (seconds, speed, outsideNow, at) => {
      tyres.advance(seconds, speed, outsideNow);
      untilLook -= seconds;
      if (untilLook > 0) return false;
      untilLook = LOOK;
      lookAtTyres(at);
      const now = pressures();
      const changed = now !== seen;
      seen = now;
      return changed;
    },
    set: (fault, on, at) => {
      if (fault !== 'tyre-low') return put(fault, on, at);
      tyres.pierce(on);
      lookAtTyres(at);
    },
    crash: (crashed, at) => put('crash', crashed, at),
  };
};
