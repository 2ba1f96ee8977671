import type { Car } from '../contract/car.ts';
import type { UnitState } from '../contract/schemas.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Store } from '../store/open.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Drive } from './drive.ts';
import type { Microphone } from './microphone.ts';
import type { Privacy } from './privacy.ts';

/** What the handlers of the contract work with. */
export type Room = {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly ledger: Ledger;
  readonly car: Car;
  readonly telemetry: Telemetry;
  readonly privacy: Privacy;
  readonly drive: Drive;
  readonly microphone: Microphone;
  /** Milliseconds since the Unix epoch, on the unit's clock. */
  readonly now: () => number;
  readonly state: () => UnitState;
  /** Tells everyone that the state changed. */
  readonly changed: () => void;
};
