import type { Car } from '../contract/car.ts';
import type { UnitState } from '../contract/schemas.ts';
import type { ContextRecord } from '../ledger/context-record.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Subscriptions } from '../services/subscriptions.ts';
import type { VehicleChoices } from '../services/vehicle-choices.ts';
import type { Store } from '../store/open.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Cabin } from './cabin.ts';
import type { DrawnRoutes } from './drawn-routes.ts';
import type { Drive } from './drive.ts';
import type { Microphone } from './microphone.ts';
import type { Notifications } from './notifications.ts';
import type { Pairing } from './pairing.ts';
import type { Pauses } from './pauses.ts';
import type { Privacy } from './privacy.ts';
import type { Reports } from './reports.ts';
import type { Watch } from './watch.ts';

/** What the handlers of the contract work with. */
export type Room = {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly ledger: Ledger;
  readonly record: ContextRecord;
  readonly subscriptions: Subscriptions;
  readonly vehicleChoices: VehicleChoices;
  readonly pauses: Pauses;
  readonly pairing: Pairing;
  readonly reports: Reports;
  readonly car: Car;
  readonly drawnRoutes: DrawnRoutes;
  readonly telemetry: Telemetry;
  readonly privacy: Privacy;
  readonly drive: Drive;
  readonly microphone: Microphone;
  readonly cabin: Cabin;
  readonly notifications: Notifications;
  readonly watch: Watch;
  /** Milliseconds since the Unix epoch, on the unit's clock. */
  readonly now: () => number;
  readonly state: () => UnitState;
  /** Who drives or the ignition changed: pauses and the guest session are timed anew. */
  readonly driverChanged: () => void;
  /** Tells everyone that the state changed. */
  readonly changed: () => void;
};
