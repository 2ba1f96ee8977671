import type { Clock } from '../contract/clock.ts';
import type { UnitHandlers } from '../contract/dispatch.ts';
import type { EventFrame } from '../contract/frames.ts';
import type { UnitState } from '../contract/schemas.ts';
import type { WireMessage } from '../contract/telemetry-schemas.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { createDecisions } from './decisions.ts';
import type { Entry } from './format.ts';
import { inOrder } from './order.ts';
import { tellingSteps } from './steps.ts';
import { createSummary } from './summary.ts';
import type { Writer } from './writer.ts';

type MessageEntry = Extract<Entry, { readonly kind: 'message' }>;

/** What a recorder needs of a head unit. */
export type Recorded = {
  readonly handlers: UnitHandlers;
  readonly onEvent: (listener: (frame: EventFrame) => void) => () => void;
};

/** What a recording goes on from when its unit has lost power and another takes its place; null and 0 where it begins. */
export type Thread = { started: number | null; last: number };

export type RecorderParts = {
  readonly writer: Writer;
  readonly clock: Clock;
  /** On a virtual clock, what is under way arrives before anything else happens, so that two runs are alike. */
  readonly virtual: boolean;
  readonly telemetry: Telemetry;
  readonly thread: Thread;
};

/** Writes down what happens in a unit, from the moment it is made. */
export type Recorder = {
  /** What was offered, and what the gate decided on it. */
  readonly offered: Parameters<typeof tellingOffers>[1];
  /** The same unit, whose commands are written down. */
  readonly unit: <U extends Recorded>(unit: U) => U;
  readonly close: () => Promise<void>;
};

/** The same telemetry, that tells of each offer and the decisions on it. */
export const tellingOffers = (
  telemetry: Telemetry,
  offered: (
    of: Parameters<Telemetry['offer']>[0],
    sample: Parameters<Telemetry['offer']>[1],
    decisions: ReturnType<Telemetry['offer']>,
  ) => void,
): Telemetry => ({
  ...telemetry,
  offer: (kind, sample) => {
    const decisions = telemetry.offer(kind, sample);
    offered(kind, sample, decisions);
    return decisions;
  },
});

export const createRecorder = ({ writer, clock, virtual, telemetry, thread }: RecorderParts): Recorder => {
  const started = thread.started ?? clock.now();
  thread.started = started;
  const decisions = createDecisions();
  const summary = createSummary();
  /** What was received at the last moment; it is put in order when that moment is over. */
  let received: MessageEntry[] = [];
  let stopListening: () => void = () => undefined;

  const writeReceived = (): void => {
    for (const message of inOrder(received)) writer.write(message);
    received = [];
  };
  /** INVARIANT: time never falls in a recording, also where the clock was set back. */
  const now = (): number => {
    const t = Math.max(thread.last, Math.floor(clock.now() - started));
    if (t > thread.last) writeReceived();
    thread.last = t;
    return t;
  };
  const stopWire = telemetry.onWire((message: WireMessage, headers) => {
    const { topic, payload, qos, retained } = message;
    // The moment first: a new one begins a new list.
    const t = now();
    received.push({ t, kind: 'message', topic, payload, headers, qos, retain: retained });
  });
  const look = (state: UnitState): void => {
    const changed = summary(state);
    if (changed !== null) writer.write({ t: now(), kind: 'state', changed });
  };
  const step = (command: string, argument: unknown): void => {
    writer.write({ t: now(), kind: 'step', command, ...(argument === undefined ? {} : { argument }) });
  };

  return {
    offered: (of, { signals }, decided) => {
      const t = now();
      writer.write({ t, kind: 'signals', of, signals });
      const entry = decisions.note(t, of, decided);
      if (entry !== null) writer.write(entry);
    },
    unit: (unit) => {
      look(unit.handlers['unit.state'](undefined, { device: 'control', screen: null }) as UnitState);
      stopListening = unit.onEvent((frame) => {
        if (frame.event === 'unit.changed') look(frame.payload as UnitState);
      });
      const handlers = tellingSteps(unit.handlers, (command, argument, work) => {
        if (!virtual) {
          step(command, argument);
          return work();
        }
        return telemetry.caughtUp().then(() => {
          step(command, argument);
          return work();
        });
      });
      return { ...unit, handlers };
    },
    close: async () => {
      if (virtual) await telemetry.caughtUp();
      stopWire();
      stopListening();
      const t = now();
      writeReceived();
      for (const entry of decisions.rest(t)) writer.write(entry);
      writer.close();
    },
  };
};
