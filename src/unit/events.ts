import type { EventName, Payload } from '../contract/events.ts';
import type { EventFrame } from '../contract/frames.ts';

/** How often, in real milliseconds, screens are told of motion, of departures and of counts: this is about people's eyes, not about the unit's time. */
const MOTION_PERIOD = 100;
const COUNTS_PERIOD = 1000;

/** What is told at most once a period, as it is then. */
const PERIODS = {
  'vehicle.moved': MOTION_PERIOD,
  'telemetry.left': MOTION_PERIOD,
  'telemetry.counted': COUNTS_PERIOD,
} as const satisfies Partial<Record<EventName, number>>;
type Marked = keyof typeof PERIODS;

/** Tells whoever listens what happens in the unit, no more often than a screen can use. */
export type Events = {
  readonly tell: <E extends EventName>(event: E, payload: Payload<E>) => void;
  /** Marks motion, departures or counts as changed; the next period tells them once. */
  readonly mark: (event: Marked) => void;
  readonly on: (listener: (frame: EventFrame) => void) => () => void;
  readonly close: () => void;
};

type Sources = {
  readonly [E in Marked]: () => Payload<E>;
};

export const createEvents = (sources: Sources): Events => {
  const listeners = new Set<(frame: EventFrame) => void>();
  const marked = new Set<EventName>();

  const say = <E extends EventName>(event: E, payload: Payload<E>): void => {
    for (const listener of listeners) listener({ event, payload });
  };

  const flush = <E extends Marked>(event: E): void => {
    if (marked.delete(event) && listeners.size > 0) say(event, sources[event]());
  };

  const tell: Events['tell'] = (event, payload) => {
    // INVARIANT: what left before a change is told before it, so that no lane that is shown as shut moves once more (R20).
    if (event === 'unit.changed') flush('telemetry.left');
    say(event, payload);
  };

  const timers = (Object.keys(PERIODS) as Marked[]).map((event) =>
    setInterval(() => flush(event), PERIODS[event]),
  );
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
