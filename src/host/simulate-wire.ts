import { UnitError } from '../contract/errors.ts';
import type { Observer } from '../telemetry/observer.ts';
import type { Arrivals } from './simulate-arrivals.ts';
import type { Surroundings } from './simulate-surroundings.ts';

/** How long the wire may take to come to rest, in real milliseconds. */
const PATIENCE = 10_000;
/** Turns of the event loop that a wire gets that can't come to rest. */
const TURNS = 5;
/** As much of a wait counts at the most: a machine that stood still for seconds has not given the broker any of them; ms. */
const LONGEST_LOOK = 100;
/** So many turns are short; whoever waits longer leaves the processor to the broker. */
const SHORT_TURNS = 50;
/** So many messages may be on their way to the observer while time goes on: a broker queues no more than some for a client. */
const MOST_UNDER_WAY = 100;
/** So many more messages are worth a turn of the event loop. */
const A_TURNS_WORTH = 16;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const waitFor = async (probe: () => boolean, patience: number): Promise<boolean> => {
  let [left, before] = [patience, performance.now()];
  for (let turns = 0; !probe(); turns += 1) {
    const now = performance.now();
    left -= Math.min(LONGEST_LOOK, now - before);
    before = now;
    if (left < 0) return false;
    if (turns < SHORT_TURNS) await turn();
    else await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return true;
};

/**
 * Lets the wire come to rest while the clock stands, so that nothing is under way when something else happens; and lets messages be under
 * way while nothing depends on them.
 */
export const createWire = (
  { way, now, target }: Surroundings,
  observer: Observer,
  arrivals: Pick<Arrivals, 'underWay' | 'rest'> = { underWay: () => 0, rest: () => undefined },
) => {
  let turnAt = A_TURNS_WORTH;
  const unanswered = (): UnitError =>
    new UnitError(
      'unreachable',
      `The broker at ${target.url} did not acknowledge what it was sent within ${PATIENCE / 1_000} s.`,
      'See whether it is overloaded, or refuses messages; the embedded broker is taken without --broker.',
    );

  const settle = async (): Promise<void> => {
    const { broker, network } = way.state();
    if (network === 'lost' || broker === 'frozen' || broker === 'slow') {
      for (let left = TURNS; left > 0; left -= 1) {
        now().telemetry.settled();
        await turn();
      }
    } else if (!(await waitFor(() => now().telemetry.settled(), PATIENCE))) {
      throw unanswered();
    }
    await observer.caughtUp();
    arrivals.rest();
  };

  /** Whether messages can be handed over at once, and arrive by themselves. */
  const calm = (): boolean => {
    const { broker, network } = way.state();
    return broker === 'up' && network === 'back' && now().telemetry.online();
  };

  /** Hands over what waits, without waiting for it to arrive; only where the wire takes no more is it waited for. */
  const goOn = async (): Promise<void> => {
    const { telemetry } = now();
    const taken = (): boolean =>
      (telemetry.handOver() && arrivals.underWay() < MOST_UNDER_WAY) || !telemetry.online();
    if (!taken() && !(await waitFor(taken, PATIENCE))) throw unanswered();
    // A turn moves all that is under way: few at a time would cost a turn each.
    if (arrivals.underWay() >= turnAt) {
      await turn();
      turnAt = arrivals.underWay() + A_TURNS_WORTH;
    }
  };

  return { settle, calm, goOn };
};
