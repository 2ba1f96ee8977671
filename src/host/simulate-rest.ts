import type { Telemetry } from '../telemetry/telemetry.ts';

/** How long the wire of a unit in use gets to come to rest, in real milliseconds. */
const PATIENCE = 1_000;

const published = (telemetry: Telemetry): number =>
  Object.values(telemetry.stats()).reduce((sum, of) => sum + of.published, 0);

const later = (delay: number): { readonly over: Promise<void>; readonly cancel: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  return { over, cancel: () => clearTimeout(timer) };
};

/**
 * Waits for a moment at which all that left was received by the subscriber, though the car goes on: what arrives after that moment left
 * after it.
 * @returns false where there was no such moment within a second, as with a broker that does not answer
 */
export const atRest = async (telemetry: Telemetry): Promise<boolean> => {
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
