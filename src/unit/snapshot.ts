import { type Car, DOORS } from '../contract/car.ts';
import type { PaceState } from '../contract/clock-schemas.ts';
import type { Indicator, UnitState } from '../contract/schemas.ts';
import { CAPABILITY_NAMES, isCapable } from '../privacy/capabilities.ts';
import type { Language } from '../privacy/vocabulary.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Store } from '../store/open.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Cabin } from './cabin.ts';
import { TERMS_VERSION } from './documents.ts';
import type { Privacy } from './privacy.ts';

type Parts = {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly car: Car;
  readonly telemetry: Telemetry;
  readonly privacy: Privacy;
  readonly now: () => number;
  readonly clock: 'real' | 'virtual';
  readonly pace: PaceState;
  readonly outages: UnitState['outages'];
  readonly motion: UnitState['motion'];
  /** A moment of the car, as the clock of the unit shows it. */
  readonly shownAt: (at: number) => number;
  readonly language: Language | null;
  readonly listening: () => boolean;
  readonly cabin: Cabin;
  readonly guestEnds: () => number | null;
  readonly notifications: (profile: string) => UnitState['notifications'];
};

const UNWRITABLE =
  'The last change could not be stored. Nothing leaves the car until one can: make room on the disk, then set it again.';

/** R17: the sensor is in use or not; if it is, the gate says whether what it senses leaves the car. */
const indicator = (inUse: boolean, leaves: boolean): Indicator => {
  if (!inUse) return 'off';
  return leaves ? 'leaving' : 'on-board';
};

const healthOf = (car: Car, shownAt: Parts['shownAt']): UnitState['health'] => {
  const { tyres, faults, leaking, serviceDue } = car.health();
  return {
    tyres: tyres.map((tyre) => ({ ...tyre })),
    faults: faults.map(({ fault, code, since }) => ({
      fault,
      code,
      since: new Date(shownAt(since)).toISOString(),
    })),
    leaking,
    serviceDue,
  };
};

const conditionsOf = ({ conditions }: Car): UnitState['conditions'] => {
  if (conditions === null) return null;
  const doors = conditions.doors();
  const { fix, lost } = conditions.gnss();
  return {
    road: conditions.surface(),
    doors: DOORS.filter((door) => doors[door]),
    gnss: { fix, lost },
    sensors: { ...conditions.sensorFaults() },
  };
};

/** Everything that a user interface shows, read from the parts that hold it. */
export const snapshot = (parts: Parts): UnitState => {
  const { store, profiles, car, telemetry, privacy } = parts;
  const context = privacy.context();
  const vehicle = profiles.vehicle();
  const active = profiles.active();
  const driving = car.driving();
  const settings = privacy.state();
  const ignition = car.ignition();
  const { version, announced, changed } = profiles.notice();
  const verdict = privacy.verdict();
  const guestEnds = parts.guestEnds();
  const destination = car.destination();
  return {
    time: new Date(parts.now()).toISOString(),
    clock: parts.clock,
    pace: parts.pace,
    outages: parts.outages,
    epoch: context.epoch,
    vehicle: { name: vehicle.name, pseudonym: vehicle.pseudonym, ignition, light: { ...car.light() } },
    profile: { ...active, active: true },
    driverConfirmed: vehicle.driverConfirmed,
    accepted: context.accepted,
    language: parts.language ?? active.language,
    languageFixed: parts.language !== null,
    preferences: profiles.preferences(),
    welcomed: profiles.welcomed(),
    noticeVersion: version,
    termsVersion: TERMS_VERSION,
    notice: { announced, changed: [...changed] },
    capabilities: CAPABILITY_NAMES.filter((capability) => isCapable(active.kind, capability)),
    contracts: { ...context.contracts },
    theft: { ...context.theft },
    ledger: { status: verdict.status, message: verdict.message },
    guestEnds: guestEnds === null ? null : new Date(guestEnds).toISOString(),
    privacy: settings,
    consents: { ...context.consents },
    indicators: {
      position: indicator(ignition === 'on', settings.geolocation.effective),
      microphone: indicator(parts.listening(), settings.voiceData.effective),
    },
    connection: telemetry.connection(),
    drive:
      driving === null
        ? null
        : {
            route: driving.route.id,
            name: driving.route.name,
            length: driving.route.length,
            arrived: driving.arrived,
          },
    destination: destination === null ? null : { ...destination, position: [...destination.position] },
    climate: { ...parts.cabin.climate() },
    call: parts.cabin.call(),
    media: { ...parts.cabin.media() },
    motion: parts.motion,
    health: healthOf(car, parts.shownAt),
    conditions: conditionsOf(car),
    notifications: parts.notifications(active.id),
    store: {
      status: context.store,
      message: context.store === 'unwritable' ? UNWRITABLE : store.message(),
    },
  };
};
