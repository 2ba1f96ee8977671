import type { Car } from '../contract/car.ts';
import type { Random } from '../contract/clock.ts';
import type { Language } from '../privacy/vocabulary.ts';
import type { Store } from '../store/open.ts';
import type { Telemetry, TelemetryOptions } from '../telemetry/telemetry.ts';
import type { UnitMemory } from './memory.ts';
import type { Outside } from './outside.ts';
import type { UnitClock } from './pace.ts';

/** What a head unit is put together from. */
export type HeadUnitParts = {
  readonly store: Store;
  readonly random: Random;
  readonly car: Car;
  /** How often telemetry is offered in a second, evenly; once by default. */
  readonly telemetryRate?: number;
  readonly clock: UnitClock;
  /** What an earlier unit held in memory, where this one goes on from there. */
  readonly memory?: UnitMemory;
  /** What lies outside and can be made to fail; nothing by default. */
  readonly outside?: Outside;
  /** Forces the language of the user interface. */
  readonly language: Language | null;
  /** Makes the way out of the car; it asks the unit for the context and the pseudonym. */
  readonly telemetry: (
    ask: Pick<TelemetryOptions, 'context' | 'privacy' | 'pseudonym' | 'speed'>,
  ) => Telemetry;
};
