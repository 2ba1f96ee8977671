import type { Car } from '../contract/car.ts';
import { factsOf, type MessageKind } from '../privacy/message-kinds.ts';
import type { SignalValue } from '../privacy/signals.ts';
import { CONSENT_PURPOSES, CONTRACTS } from '../privacy/vocabulary.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** The reports that are due at the end of a drive: of consents but for warnings, of contracts, and of the law. The gate decides on each. */
const AT_END_OF_DRIVE: readonly MessageKind[] = [
  ...CONSENT_PURPOSES.filter((purpose) => purpose !== 'warning-support'),
  ...CONTRACTS.map((contract) => `${contract}-report` as const),
  'consumption-report',
];

/** Offers messages that may hold only a few signals, each taken from what the car senses now. */
export type Reports = {
  readonly offer: (kind: MessageKind, more?: Readonly<Record<string, SignalValue>>) => void;
  readonly driveEnded: () => void;
};

export const createReports = (car: Car, telemetry: Telemetry): Reports => {
  const offer: Reports['offer'] = (kind, more = {}) => {
    const { at, signals } = car.sample();
    const { minimalSet } = factsOf(kind);
    const due = Object.entries(signals).filter(([signal]) => minimalSet?.has(signal) ?? true);
    telemetry.offer(kind, { at, signals: { ...Object.fromEntries(due), ...more } });
  };
  return {
    offer,
    driveEnded: () => {
      for (const kind of AT_END_OF_DRIVE) offer(kind);
    },
  };
};
