import type { Car, Ignition, Motion } from '../contract/car.ts';
import { IGNITION_STATES } from '../contract/car.ts';
import { type UnitState, unitState } from '../contract/schemas.ts';
import type { TelemetryStats } from '../contract/telemetry-schemas.ts';
import { LANGUAGES, PROFILE_KINDS } from '../privacy/vocabulary.ts';
import type { Value } from './expression.ts';
import { pathProblem } from './state-path.ts';

/** What is seen of a car at a glance. */
export type Glance = {
  /** Whether the drive is over; null where none was begun. */
  readonly arrived: boolean | null;
  readonly faults: number;
  readonly ignition: Ignition;
};

export const glanceAt = (car: Pick<Car, 'driving' | 'faults' | 'ignition'>): Glance => ({
  arrived: car.driving()?.arrived ?? null,
  faults: car.faults().length,
  ignition: car.ignition(),
});

/** All that a condition can look at. Each part is fetched when it is asked for: a condition on the speed costs no snapshot. */
export type World = {
  /** Seconds since the scenario began. */
  readonly elapsed: () => number;
  readonly motion: () => Motion;
  /** What the car itself says, which is asked for at each tick: it costs no question to the disk. */
  readonly car: () => Glance;
  readonly state: () => UnitState;
  readonly stats: () => TelemetryStats;
};

/** A named quantity: what it may be compared with, and how it is read. */
export type Quantity = {
  readonly kind: 'number' | 'switch' | 'text' | 'any';
  readonly values?: readonly string[];
  readonly says: string;
  readonly read: (world: World) => Value;
};

const number = (says: string, read: Quantity['read']): Quantity => ({ kind: 'number', says, read });
const onOff = (says: string, read: Quantity['read']): Quantity => ({ kind: 'switch', says, read });
const text = (says: string, read: Quantity['read'], values?: readonly string[]): Quantity => ({
  kind: 'text',
  says,
  read,
  ...(values === undefined ? {} : { values }),
});

/** The names that a condition can use. */
export const QUANTITIES: Readonly<Record<string, Quantity>> = {
  elapsed: number('seconds since the scenario began', ({ elapsed }) => elapsed()),
  speed: number('km/h', ({ motion }) => motion().speed),
  charge: number(
    'per cent of the traction battery; 0 in a car without one',
    ({ motion }) => motion().charge ?? 0,
  ),
  fuel: number('per cent of the fuel tank; 0 in a car without one', ({ motion }) => motion().fuel ?? 0),
  distance: number('metres since the drive started', ({ motion }) => motion().distance),
  odometer: number('metres since the car was built', ({ motion }) => motion().odometer),
  range: number('metres that the charge lasts for', ({ motion }) => motion().range),
  power: number('kW out of the traction battery', ({ motion }) => motion().power),
  temperature: number('degrees Celsius outside', ({ motion }) => motion().outsideTemperature),
  queued: number('messages that wait to leave', ({ stats }) =>
    Object.values(stats()).reduce((sum, { queued }) => sum + queued, 0),
  ),
  faults: number('faults that the car has found', ({ car }) => car().faults),
  moving: onOff('whether the car moves', ({ motion }) => motion().speed > 0),
  driving: onOff('whether a drive is under way', ({ car }) => car().arrived === false),
  arrived: onOff('whether the drive is over', ({ car }) => car().arrived === true),
  geolocation: onOff('the switch, as it is in force', ({ state }) => state().privacy.geolocation.effective),
  voiceData: onOff('the switch, as it is in force', ({ state }) => state().privacy.voiceData.effective),
  accepted: onOff('whether the driver accepted the terms', ({ state }) => state().accepted),
  confirmed: onOff('whether somebody said who drives', ({ state }) => state().driverConfirmed),
  announced: onOff('whether a new notice waits to be read', ({ state }) => state().notice.announced),
  stolen: onOff('whether a theft is reported', ({ state }) => state().theft.reported),
  ignition: text('off, acc or on', ({ car }) => car().ignition, IGNITION_STATES),
  profile: text('the name of the loaded profile, or guest', ({ state }) => {
    const { kind, name } = state().profile;
    return kind === 'guest' ? 'guest' : name;
  }),
  role: text('primary, secondary or guest', ({ state }) => state().profile.kind, PROFILE_KINDS),
  language: text('of the user interface', ({ state }) => state().language, LANGUAGES),
  connection: text('to the broker', ({ state }) => state().connection.status, [
    'connecting',
    'online',
    'offline',
  ]),
  notice: text('the version of the notice', ({ state }) => state().noticeVersion),
};

const plain = (value: unknown): Value => {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String).join(', ');
  return value === undefined || value === null ? null : JSON.stringify(value);
};

const inside = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    value,
  );

/** A quantity by its name, or by a path into the state such as `state.privacy.geolocation.requested`; null if there is none. */
export const quantityOf = (name: string): Quantity | null => {
  if (Object.hasOwn(QUANTITIES, name)) return QUANTITIES[name] ?? null;
  const [root, ...path] = name.split('.');
  if (root !== 'state' || path.length === 0 || pathProblem(unitState, path) !== null) return null;
  return { kind: 'any', says: 'of unit.state', read: ({ state }) => plain(inside(state(), path)) };
};

/** Every name that could have been meant, for a hint. */
export const knownNames = (name: string): readonly string[] => {
  const [root, ...path] = name.split('.');
  if (root !== 'state' || path.length === 0) return [...Object.keys(QUANTITIES), 'state'];
  const problem = pathProblem(unitState, path);
  if (problem === null) return [];
  const before = ['state', ...path.slice(0, problem.at)].join('.');
  return problem.known.map((key) => `${before}.${key}`);
};
