import { UnitError } from '../contract/errors.ts';
import type { Observer } from '../telemetry/observer.ts';
import type { Surroundings } from './simulate-surroundings.ts';

/** How long the wire may take to come to rest, in real milliseconds. */
const PATIENCE = 10_000;
/** Turns of the event loop that a wire gets that can't come to rest. */
const TURNS = 5;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const waitFor = async (probe: () => boolean, patience: number): Promise<boolean> => {
  const end = performance.now() + patience;
  while (!probe()) {
    if (performance.now() > end) return false;
    await turn();
  }
  return true;
};

/** Lets the wire come to rest while the clock stands, so that what leaves at a moment also arrives at that moment. */
export const createWire = (
  { line, now, target }: Surroundings,
  observer: Observer,
  standing: readonly string[],
) => {
  const settle = async (): Promise<void> => {
    const state = line?.state() ?? 'up';
    if (state === 'frozen' || state === 'slow') {
      for (let left = TURNS; left > 0; left -= 1) {
        now().telemetry.settled();
        await turn();
      }
    } else if (!(await waitFor(() => now().telemetry.settled(), PATIENCE))) {
      throw new UnitError(
        'unreachable',
        `The broker at ${target.url} did not acknowledge what it was sent within ${PATIENCE / 1_000} s.`,
        'See whether it is overloaded, or refuses messages; the embedded broker is taken without --broker.',
      );
    }
    await observer.caughtUp();
  };

  const lost = (): Promise<boolean> => waitFor(() => now().telemetry.connection().status !== 'online', 1_000);

  return {
    settle,
    /** The line becomes something else, and both ends notice what they can. */
    become: async (state: 'up' | 'down' | 'frozen' | 'slow' | 'refusing' | 'restarted'): Promise<void> => {
      if (line === null) {
        throw new UnitError(
          'not-now',
          'The line to a broker over TLS can not be made to fail.',
          'Use an mqtt:// or ws:// broker, or the embedded one.',
        );
      }
      if (state !== 'restarted') {
        line.become(state);
        if (state === 'down' || state === 'refusing') await lost();
        return settle();
      }
      line.become('down');
      await lost();
      await settle();
      await observer.clear(standing);
      line.become('up');
      await settle();
    },
  };
};
