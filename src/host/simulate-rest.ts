import type { Outages } from '../contract/outages.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** How long the wire of a unit in use gets to come to rest, in real milliseconds. */
const PATIENCE = 1_000;
/** Turns of the event loop that a wire gets that can't come to rest. */
const TURNS = 5;

const published = (telemetry: Telemetry): number =>
  Object.values(telemetry.stats()).reduce((sum, of) => sum + of.published, 0);

const later = (delay: number): { readonly over: Promise<void>; readonly cancel: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  return { over, cancel: () => clearTimeout(timer) };
};

/** Whether the way to the broker was made to fail so that nobody answers on it: there is nothing to wait for. */
const hangs = ({ broker, network }: Outages): boolean =>
  network === 'lost' || broker === 'frozen' || broker === 'slow';

/**
 * Waits for a moment at which all that left was received by the subscriber, though the car goes on: what arrives after that moment left
 * after it.
 * @param outages what was made to fail around the unit
 * @returns false where there was no such moment within a second, as with a broker that is overloaded
 */
export const atRest = async (telemetry: Telemetry, outages: Outages): Promise<boolean> => {
  if (hangs(outages)) {
    for (let left = TURNS; left > 0; left -= 1) {
      telemetry.settled();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return true;
  }
  const patience = later(PATIENCE);
  const end = performance.now() + PATIENCE;
  try {
    do {
      const before = published(telemetry);
      await Promise.race([telemetry.caughtUp(), patience.over]);
      if (telemetry.settled() && published(telemetry) === before) return true;
    } while (performance.now() < end);
    return false;
  } finally {
    patience.cancel();
  }
};
