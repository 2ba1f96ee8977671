import { referenceAllows } from '../src/matrix/reference.ts';
import type { PrivacyContext } from '../src/privacy/context.ts';
import type { MessageKind } from '../src/privacy/message-kinds.ts';
import type { Offer } from './unit-rig.ts';

/** A message that must be waiting to leave, as the model sees it. Times are milliseconds since the Unix epoch. */
export type Waiting = {
  readonly kind: MessageKind;
  readonly signals: readonly string[];
  readonly owner: string;
  /** The time that it bears. */
  readonly at: number;
  readonly expiresAt: number;
  /** Its time was over at some moment, so the unit may have dropped it. */
  readonly mayBeGone: boolean;
};

/** What may leave and has not yet. */
export type ModelQueue = {
  readonly add: (
    offer: Offer,
    when: { readonly now: number; readonly owner: string; readonly context: PrivacyContext },
  ) => void;
  /** Takes out what a new context forbids, field by field. */
  readonly keep: (context: PrivacyContext) => void;
  /** R5: what a guest left goes, but for what the law and contracts ask for. */
  readonly wipe: (owner: string) => void;
  readonly age: (now: number) => void;
  readonly waiting: () => readonly Waiting[];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** R24: goes out whatever the switches say. */
const MANDATORY =
  /^(crash-notification|consumption-report|insurance-report|maintenance-report|leasing-report)$/u;
/** What ages within a minute. */
const FLEETING =
  /^(Vehicle\.CurrentLocation\.|Vehicle\.Cabin\.Infotainment\.Navigation\.|Private\.(Trip|Voice)\.)/u;

const lifetime = (kind: string, signals: readonly string[]): number => {
  if (MANDATORY.test(kind)) return 24 * HOUR;
  return signals.some((signal) => FLEETING.test(signal)) ? MINUTE : HOUR;
};

/** Regular telemetry goes out one message a category. */
const partOf = (kind: string, signal: string): string => {
  if (kind !== 'telemetry') return 'whole';
  if (signal.startsWith('Vehicle.Occupant.')) return 'account';
  return FLEETING.test(signal) ? 'location' : 'telematics';
};

export function createModelQueue(): ModelQueue {
  let waiting: readonly Waiting[] = [];
  return {
    add: ({ kind, signals, at }, { now, owner, context }) => {
      const allowed = signals.filter((signal) => referenceAllows(signal, context, kind));
      const parts = Map.groupBy(allowed, (signal) => partOf(kind, signal));
      waiting = [
        ...waiting,
        ...[...parts.values()].map((part) => ({
          kind,
          signals: part,
          owner,
          at,
          expiresAt: now + lifetime(kind, part),
          mayBeGone: false,
        })),
      ];
    },
    keep: (context) => {
      waiting = waiting
        .map((message) => ({
          ...message,
          signals: message.signals.filter((signal) => referenceAllows(signal, context, message.kind)),
        }))
        .filter(({ signals }) => signals.length > 0);
    },
    wipe: (owner) => {
      waiting = waiting.filter((message) => message.owner !== owner || MANDATORY.test(message.kind));
    },
    age: (now) => {
      waiting = waiting.map((message) =>
        now >= message.expiresAt ? { ...message, mayBeGone: true } : message,
      );
    },
    waiting: () => waiting,
  };
}
