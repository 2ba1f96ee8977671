import type { Position } from '../src/contract/car.ts';

/** Where drivers stop or may have to, beside the end of the route. */
export const STOP_KINDS = ['traffic-light', 'stop-sign', 'roundabout'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export type Stop = { readonly kind: StopKind; readonly position: Position };

/** From `from` metres along the route on, `limit` kilometres an hour. */
export type SpeedLimit = { readonly from: number; readonly limit: number };

/** A stretch of the road without a view of the sky, in metres along the route. */
export type Tunnel = { readonly from: number; readonly to: number };

/** A place with a name, on or beside the road. */
export type NamedPosition = { readonly id: string; readonly name: string; readonly position: Position };

/** What a route file may tell beyond its geometry. */
export type RouteProperties = {
  readonly id: string | null;
  readonly name: string | null;
  /** Metres above the WGS 84 ellipsoid; the third coordinate of a point goes before it. */
  readonly altitude: number | null;
  readonly speedLimits: readonly SpeedLimit[];
  readonly stops: readonly Stop[];
  /** In driving order. */
  readonly tunnels: readonly Tunnel[];
  readonly places: readonly NamedPosition[];
};

/** Says that a field does not fit, and never returns. */
export type Refuse = (field: string, expected: string, found: unknown) => never;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFiniteNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

const text = (value: unknown, longest: number): string | null => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.trim().slice(0, longest);
};

/** `value` as a position; refuses what is none, with a hint where latitude and longitude were swapped. */
export const positionOf = (value: unknown, field: string, refuse: Refuse): Position => {
  if (!Array.isArray(value) || value.length < 2 || !isFiniteNumber(value[0]) || !isFiniteNumber(value[1])) {
    return refuse(field, 'must be [longitude, latitude] in degrees', value);
  }
  const [longitude, latitude] = value;
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return [longitude, latitude];
  const swapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
  return refuse(
    field,
    'must have a longitude from -180 to 180 and then a latitude from -90 to 90' +
      (swapped ? ' (are the two swapped? GeoJSON puts the longitude first)' : ''),
    value,
  );
};

const listOf = (value: unknown, field: string, refuse: Refuse): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : refuse(field, 'must be a list', value);
};

const speedLimitOf = (value: unknown, field: string, refuse: Refuse): SpeedLimit => {
  if (!isRecord(value)) return refuse(field, 'must be { "from": metres, "limit": km/h }', value);
  const { from, limit } = value;
  if (!isFiniteNumber(from) || from < 0)
    return refuse(`${field}.from`, 'must be metres along the route', from);
  if (!isFiniteNumber(limit) || limit < 5 || limit > 250) {
    return refuse(`${field}.limit`, 'must be from 5 to 250 km/h', limit);
  }
  return { from, limit };
};

const tunnelOf = (value: unknown, field: string, refuse: Refuse): Tunnel => {
  if (!isRecord(value)) return refuse(field, 'must be { "from": metres, "to": metres }', value);
  const { from, to } = value;
  if (!isFiniteNumber(from) || from < 0)
    return refuse(`${field}.from`, 'must be metres along the route', from);
  if (!isFiniteNumber(to) || to <= from) return refuse(`${field}.to`, `must be more than from (${from})`, to);
  return { from, to };
};

const isStopKind = (value: unknown): value is StopKind => STOP_KINDS.some((kind) => kind === value);

const stopOf = (value: unknown, field: string, refuse: Refuse): Stop => {
  if (!isRecord(value)) return refuse(field, 'must be { "kind": …, "position": … }', value);
  const { kind, position } = value;
  if (!isStopKind(kind)) return refuse(`${field}.kind`, `must be ${STOP_KINDS.join(' or ')}`, kind);
  return { kind, position: positionOf(position, `${field}.position`, refuse) };
};

const placeOf = (value: unknown, field: string, refuse: Refuse): NamedPosition => {
  if (!isRecord(value)) return refuse(field, 'must be { "name": …, "position": … }', value);
  const name = text(value['name'], 120);
  if (name === null) return refuse(`${field}.name`, 'must be the name of the place', value['name']);
  return {
    id: text(value['id'], 64) ?? name,
    name,
    position: positionOf(value['position'], `${field}.position`, refuse),
  };
};

/**
 * The optional properties of a route's Feature. `id` and `name` of another shape are ignored, since files from
 * elsewhere put all sorts of things there; what would change the drive is refused when it does not fit.
 */
export const routeProperties = (value: unknown, refuse: Refuse): RouteProperties => {
  const given = isRecord(value) ? value : {};
  const { altitude } = given;
  if (altitude !== undefined && altitude !== null && !isFiniteNumber(altitude)) {
    return refuse('properties.altitude', 'must be a number of metres', altitude);
  }
  return {
    id: text(given['id'], 64),
    name: text(given['name'], 120),
    altitude: altitude ?? null,
    speedLimits: listOf(given['speedLimits'], 'properties.speedLimits', refuse)
      .map((entry, index) => speedLimitOf(entry, `properties.speedLimits[${index}]`, refuse))
      .sort((one, other) => one.from - other.from),
    stops: listOf(given['stops'], 'properties.stops', refuse).map((entry, index) =>
      stopOf(entry, `properties.stops[${index}]`, refuse),
    ),
    tunnels: listOf(given['tunnels'], 'properties.tunnels', refuse)
      .map((entry, index) => tunnelOf(entry, `properties.tunnels[${index}]`, refuse))
      .sort((one, other) => one.from - other.from),
    places: listOf(given['places'], 'properties.places', refuse).map((entry, index) =>
      placeOf(entry, `properties.places[${index}]`, refuse),
    ),
  };
};
