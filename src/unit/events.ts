import type { EventName, Payload } from '../contract/events.ts';
import type { EventFrame } from '../contract/frames.ts';

/** How often, in real milliseconds, screens are told of motion and of counts: this is about people's eyes, not about the unit's time. */
const MOTION_PERIOD = 100;
const COUNTS_PERIOD = 1000;

/** Tells whoever listens what happens in the unit, no more often than a screen can use. */
export type Events = {
  readonly tell: <E extends EventName>(event: E, payload: Payload<E>) => void;
  /** Marks motion or counts as changed; the next period tells them once. */
  readonly mark: (event: 'vehicle.moved' | 'telemetry.counted') => void;
  readonly on: (listener: (frame: EventFrame) => void) => () => void;
  readonly close: () => void;
};

type Sources = {
  readonly [E in 'vehicle.moved' | 'telemetry.counted']: () => Payload<E>;
};

export const createEvents = (sources: Sources): Events => {
  const listeners = new Set<(frame: EventFrame) => void>();
  const marked = new Set<EventName>();

  const tell: Events['tell'] = (event, payload) => {
    for (const listener of listeners) listener({ event, payload });
  };

  const flush = (event: 'vehicle.moved' | 'telemetry.counted'): void => {
    if (marked.delete(event) && listeners.size > 0) tell(event, sources[event]());
  };

  const timers = [
    setInterval(() => flush('vehicle.moved'), MOTION_PERIOD),
    setInterval(() => flush('telemetry.counted'), COUNTS_PERIOD),
  ];
  for (const timer of timers) timer.unref();

  return {
    tell,
    mark: (event) => marked.add(event),
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      for (const timer of timers) clearInterval(timer);
      listeners.clear();
    },
  };
};
