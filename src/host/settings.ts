import type { VehicleKind } from '../contract/car.ts';
import type { Language } from '../privacy/vocabulary.ts';
import type { BrokerTarget } from '../telemetry/telemetry.ts';

/** All that a run of the head unit depends on, once flags, variables and the config file have been read and checked. */
export type Settings = {
  /** The data folder, as an absolute path, or `:memory:`. */
  readonly data: string;
  readonly broker:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'external'; readonly target: BrokerTarget };
  /** The first levels of every topic, `glovebox/v1` by default. */
  readonly prefix: string;
  readonly seed: number;
  /** How many seconds of the unit pass in one real second. */
  readonly speed: number;
  readonly clock: 'real' | 'virtual';
  /** Forces the language of the user interface; null follows the loaded profile. */
  readonly language: Language | null;
  /** A GPX or GeoJSON route file of the user's own, as an absolute path. */
  readonly route: string | null;
  /** Drives that route at the speeds that its times tell. */
  readonly asRecorded?: boolean;
  /** What drives the car; electric by default. */
  readonly vehicle?: VehicleKind;
  /** How often the car moves in a second; 10 by default. */
  readonly rate?: 10 | 20 | 25 | 50;
  /** How often telemetry is offered to the gate in a second, up to `rate`; once by default. */
  readonly telemetryRate?: number;
  /** A PMTiles file of the user's own, as an absolute path; it was looked at when the run began. */
  readonly map: string | null;
  /** The file that everything is recorded in, as an absolute path. */
  readonly record?: string;
  /** A recording, or a CSV file of Kuksa's, whose signals take the place of the car, as an absolute path. */
  readonly replay?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** A unit that leaves no file, with a broker of its own and time that is moved: what most runs without a window begin from. */
export const IN_MEMORY: Settings = {
  data: ':memory:',
  broker: { kind: 'embedded' },
  prefix: 'glovebox/v1',
  seed: 1,
  speed: 1,
  clock: 'virtual',
  language: null,
  route: null,
  map: null,
  logLevel: 'silent',
};
