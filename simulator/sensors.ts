import type { SensorFault } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { type Sample, SIGNAL_CATALOGUE, type SignalValue } from '../src/privacy/signals.ts';
import { SIGNAL_RANGES } from './signal-range.ts';

/** The sensors between what is true and what is sampled. */
export type Sensors = {
  readonly faults: () => Readonly<Record<string, SensorFault>>;
  /** @param sample what is true now, which a stuck sensor holds */
  readonly set: (signal: string, fault: SensorFault | null, sample: Sample) => void;
  /** The sample as the sensors tell it. */
  readonly through: (sample: Sample) => Sample;
};

type Broken = { readonly fault: SensorFault; value: SignalValue | null };

const isSensed = (signal: string): boolean => {
  const category = SIGNAL_CATALOGUE.get(signal);
  return (category === 'location' || category === 'telematics') && signal.startsWith('Vehicle.');
};

const toldBy = (signal: string, fault: SensorFault, now: SignalValue | null): SignalValue | null => {
  if (fault === 'stuck') return now;
  const range = SIGNAL_RANGES.get(signal);
  if (range !== undefined) return range.beyond;
  throw new UnitError(
    'bad-input',
    `The signal ${signal} is no number, so it cannot be out of range.`,
    'Make it stuck instead.',
  );
};

export const createSensors = (): Sensors => {
  const broken = new Map<string, Broken>();
  return {
    faults: () => Object.fromEntries([...broken].map(([signal, { fault }]) => [signal, fault])),
    set: (signal, fault, { signals }) => {
      if (!isSensed(signal)) {
        throw new UnitError(
          'unknown-signal',
          `The car has no sensor for "${signal}".`,
          'Name a location or telematics signal of the catalogue, such as Vehicle.Speed.',
        );
      }
      if (fault === null) broken.delete(signal);
      else broken.set(signal, { fault, value: toldBy(signal, fault, signals[signal] ?? null) });
    },
    through: (sample) => {
      if (broken.size === 0) return sample;
      const signals = { ...sample.signals };
      for (const [signal, entry] of broken) {
        const now = signals[signal];
        // A sensor that the car does not have tells nothing, broken or not; one that is stuck goes on telling what it holds.
        if (now === undefined && (entry.fault !== 'stuck' || entry.value === null)) continue;
        entry.value ??= now ?? null;
        if (entry.value === null) continue;
        signals[signal] = entry.value;
      }
      return { at: sample.at, signals };
    },
  };
};
