import type { PaceState, Speed } from '../contract/clock-schemas.ts';
import { UnitError } from '../contract/errors.ts';
import type { RealClock, VirtualClock } from './clock.ts';

/** The clock of a unit, and who moves it. */
export type UnitClock =
  | { readonly kind: 'real'; readonly clock: RealClock }
  | {
      readonly kind: 'virtual';
      readonly clock: VirtualClock;
      /** Waits, while the clock stands, until what is under way has arrived; without it, messages get one turn a second. */
      readonly settled?: () => Promise<void>;
      /** A scenario moves it, and nobody else may. */
      readonly ofScenario?: boolean;
    };

/** How time passes in a unit, and the ways to change that while it runs. */
export type Pace = {
  readonly state: () => PaceState;
  readonly pause: () => void;
  readonly resume: () => void;
  /** @throws UnitError `not-now` for `max` on the real clock */
  readonly go: (speed: Speed) => void;
  /**
   * Moves a clock that stands forward, in milliseconds, so that messages can leave on the way. Two such moves come one after the other.
   * @throws UnitError `not-now` while time passes by itself
   */
  readonly step: (duration: number) => Promise<void>;
  /** Lets a virtual clock that runs wait after each tenth of a second until `rested` answers. Returns the way to let go of it. */
  readonly hold: (rested: () => Promise<void>) => () => void;
  readonly close: () => void;
};

/** A clock goes this far at a time, in milliseconds, so that messages can leave on the way and commands are answered. */
const STRIDE = 1_000;
/** As fast as possible, it goes in shorter strides: a switch waits for one of them at the most. */
const SHORT_STRIDE = 200;
/** And in still shorter ones while it is held: as far as the car moves at once. */
const HELD_STRIDE = 100;
/** How often a virtual clock that runs at a speed is moved, in real milliseconds. */
const PULSE = 20;
/** A virtual clock that is further behind than this, in its milliseconds, does not catch up: the machine is too slow for its speed. */
const LATEST = 5_000;
/** How long one stride waits for the wire at the most, in real milliseconds: a broker that hangs does not stop time. */
const PATIENCE = 100;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const running = (): UnitError =>
  new UnitError(
    'not-now',
    'Time passes by itself now, so the clock can not be stepped.',
    'Use clock.pause first.',
  );

/** Strides come one after the other, whoever asks for them. */
const createStrides = (advance: (duration: number) => void, between: () => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  return (duration: number, allowed: () => boolean): Promise<void> => {
    const go = async (): Promise<void> => {
      await between();
      for (let left = duration; left > 0 && allowed(); left -= STRIDE) {
        advance(Math.min(STRIDE, left));
        await between();
      }
    };
    last = last.then(go, go);
    return last;
  };
};

const paceOfReal = (clock: RealClock): Pace => {
  const forward = createStrides(clock.advance, turn);
  return {
    state: () => ({ running: clock.running(), speed: clock.speed() }),
    pause: clock.pause,
    resume: clock.resume,
    go: (speed) => {
      if (speed === 'max') {
        throw new UnitError(
          'not-now',
          'The real clock goes at most 100 times as fast.',
          'Give a number from 1 to 100, or start the unit with --clock virtual.',
        );
      }
      clock.go(speed);
    },
    step: (duration) =>
      clock.running() ? Promise.reject(running()) : forward(duration, () => !clock.running()),
    hold: () => () => undefined,
    close: () => undefined,
  };
};

type VirtualTime = Extract<UnitClock, { readonly kind: 'virtual' }>;

/** @param atRest whether nothing is under way on the wire */
const paceOfVirtual = (
  { clock, settled = turn, ofScenario = false }: VirtualTime,
  atRest: () => boolean,
): Pace => {
  const forward = createStrides(clock.advance, settled);
  let runs = false;
  let speed: Speed = 1;
  let looping = false;
  const holders = new Set<() => Promise<void>>();

  const advance = async (most: number): Promise<number> => {
    const stride = Math.min(most, holders.size > 0 ? HELD_STRIDE : SHORT_STRIDE);
    clock.advance(stride);
    for (const rested of holders) await rested();
    return stride;
  };

  const free = (): void => {
    if (!ofScenario) return;
    throw new UnitError(
      'not-now',
      'A scenario moves the clock of this unit.',
      'Use at:, wait: and duration: in the scenario.',
    );
  };

  /** One stride as fast as possible: time goes on when the wire has taken what there was. */
  const hurry = async (): Promise<void> => {
    await advance(SHORT_STRIDE);
    const end = performance.now() + PATIENCE;
    do await turn();
    while (!atRest() && performance.now() < end);
  };
  /** As much as has passed in reality since `before`; answers when it looked. */
  const keepUp = async (before: number): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, PULSE));
    const here = performance.now();
    const passed = speed === 'max' ? 0 : (here - before) * speed;
    for (let left = Math.min(LATEST, passed); left > 0 && runs; ) {
      left -= await advance(left);
      await turn();
    }
    return here;
  };
  const loop = async (): Promise<void> => {
    if (looping) return;
    looping = true;
    let before = performance.now();
    while (runs) {
      if (speed === 'max') {
        await hurry();
        before = performance.now();
      } else before = await keepUp(before);
    }
    looping = false;
  };

  return {
    state: () => ({ running: runs, speed }),
    pause: () => {
      free();
      runs = false;
    },
    resume: () => {
      free();
      runs = true;
      void loop();
    },
    go: (next) => {
      free();
      speed = next;
    },
    step: (duration) => (runs ? Promise.reject(running()) : forward(duration, () => !runs)),
    hold: (rested) => {
      holders.add(rested);
      return () => holders.delete(rested);
    },
    close: () => {
      runs = false;
    },
  };
};

/** @param atRest whether nothing is under way on the wire; asked only while a virtual clock goes as fast as possible */
export const createPace = (time: UnitClock, atRest: () => boolean): Pace =>
  time.kind === 'real' ? paceOfReal(time.clock) : paceOfVirtual(time, atRest);
