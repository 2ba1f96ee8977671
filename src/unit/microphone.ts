import type { Cancel, Clock } from '../contract/clock.ts';
import type { ConnectionSignal } from '../contract/dispatch.ts';

/** How long the indicator stays lit after speech that was only simulated, in milliseconds, so that a person can see it (R17). */
const SHOWN = 3000;

/** Whether the microphone is in use. */
export type Microphone = {
  readonly listening: () => boolean;
  /** The page at the other end of `connection` has opened a real microphone. */
  readonly opened: (connection: ConnectionSignal) => void;
  /** That page has closed it. */
  readonly closed: (connection: ConnectionSignal) => void;
  /** Something was said. Where no real microphone heard it, speech in the cabin is simulated for a moment. */
  readonly heard: (connection: ConnectionSignal) => void;
  readonly close: () => void;
};

/**
 * The microphone, as its indicator tells of it (R17).
 *
 * INVARIANT: lit as long as any page says that it has a microphone open, and no longer than that page is connected: a page that
 * is gone can't say that it closed one, and has none open.
 */
export const createMicrophone = (clock: Clock, changed: () => void): Microphone => {
  /** The connections with an open microphone, each with the way to stop watching it. */
  const open = new Map<ConnectionSignal, () => void>();
  /** Those whose microphone is closed again, and whose words are still to come. */
  const recorded = new WeakSet<ConnectionSignal>();
  let simulated = false;
  let cancel: Cancel = () => undefined;

  const shut = (connection: ConnectionSignal): void => {
    const stopWatching = open.get(connection);
    if (stopWatching === undefined) return;
    stopWatching();
    open.delete(connection);
    changed();
  };

  return {
    listening: () => simulated || open.size > 0,
    opened: (connection) => {
      if (connection.aborted || open.has(connection)) return;
      const gone = (): void => shut(connection);
      connection.addEventListener('abort', gone);
      open.set(connection, () => connection.removeEventListener('abort', gone));
      changed();
    },
    closed: (connection) => {
      if (open.has(connection)) recorded.add(connection);
      shut(connection);
    },
    heard: (connection) => {
      // A real microphone has told of itself, for exactly as long as it was open.
      if (open.has(connection) || recorded.delete(connection)) return;
      cancel();
      simulated = true;
      cancel = clock.after(SHOWN, () => {
        simulated = false;
        changed();
      });
      changed();
    },
    close: () => {
      cancel();
      for (const stopWatching of open.values()) stopWatching();
      open.clear();
    },
  };
};
