import type { Place, Position, Route } from '../src/contract/car.ts';
import { DRAWN_ROUTE } from '../src/contract/drawn-route.ts';
import { UnitError } from '../src/contract/errors.ts';
import { nearestAlong } from './along.ts';
import { distanceBetween } from './geodesy.ts';
import { readGeoJson } from './geojson.ts';
import { readGpx } from './gpx.ts';
import { excessOf } from './json-excess.ts';
import { positionInJson } from './json-position.ts';
import { type RecordedDrive, recordedDrive } from './recorded-speed.ts';
import {
  isRecord,
  type NamedPosition,
  type Refuse,
  routeProperties,
  type SpeedLimit,
  type Stop,
  type Tunnel,
} from './route-properties.ts';
import { type Stretch, stretchesOf } from './stretch.ts';
import type { Track } from './track.ts';

/** A route with what its file tells of the road; a plain `Route` is one too. */
export type DrivableRoute = Route & {
  readonly speedLimits?: readonly SpeedLimit[];
  readonly stops?: readonly Stop[];
  readonly tunnels?: readonly Tunnel[];
  /** Metres above the WGS 84 ellipsoid: one for each point of the geometry. */
  readonly altitudes?: readonly number[];
  /** How it was driven when it was recorded; only where that is to be driven again. */
  readonly recorded?: RecordedDrive;
  /** What was chosen or left out of the file, in sentences for the log. */
  readonly notes?: readonly string[];
};

export type RouteOptions = {
  /** Drives at the speeds that the times of the file tell, and stands where they tell of a stand. */
  readonly asRecorded?: boolean;
};

/** Metres. */
const { shortest: SHORTEST_ROUTE, longest: LONGEST_ROUTE } = DRAWN_ROUTE;
/** Bytes of a file: half a million points with as much as most receivers write of them, and no more than a small machine has room for. */
export const LARGEST_FILE = 64_000_000;

const REMEDY =
  'Give a GPX track, or a GeoJSON file (RFC 7946) with a LineString of [longitude, latitude] points.';

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  // What is inside is not written out: it may be as large and as deep as the file.
  if (Array.isArray(value)) {
    const [...few] = value.slice(0, 4);
    return value.length < 4 && few.every((entry) => typeof entry !== 'object')
      ? JSON.stringify(few)
      : `a list of ${value.length}`;
  }
  if (isRecord(value)) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const refuseFile = (file: string, what: string): never => {
  throw new UnitError('bad-input', `The route file ${file} ${what}.`, REMEDY);
};

/** Metres along the line. */
export const lengthOf = (geometry: readonly Position[]): number =>
  geometry.reduce((length, position, index) => {
    const before = geometry[index - 1];
    return before === undefined ? length : length + distanceBetween(before, position);
  }, 0);

/** The places in driving order, each where the road is nearest to it. */
const placesOn = (geometry: readonly Position[], places: readonly NamedPosition[]): readonly Place[] =>
  places
    .map((place) => ({ ...place, along: nearestAlong(geometry, place.position) }))
    .sort((one, other) => one.along - other.along);

/** Where the file says nothing of the altitude of a point, it is that of the point before, or `otherwise`. */
const filled = (altitudes: readonly (number | null)[], otherwise: number): readonly number[] => {
  let last = altitudes.find((altitude) => altitude !== null) ?? otherwise;
  return altitudes.map((altitude) => {
    last = altitude ?? last;
    return last;
  });
};

const baseName = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.((geo)?json|gpx)$/i, '').slice(0, 64) || 'route';

type Chosen<T extends Track> = {
  readonly track: T;
  readonly stretch: Stretch;
  readonly notes: readonly string[];
};

/** The longest line that can be driven from end to end: with several in a file, that is the drive and the rest is scraps. */
const longest = <T extends Track>(tracks: readonly [T, ...T[]], refuse: Refuse): Chosen<T> => {
  const all = tracks.flatMap((track) => stretchesOf(track, refuse).map((stretch) => ({ track, stretch })));
  const [first, ...others] = all;
  if (first === undefined) return refuse(tracks[0].field(0), 'must have at least 2 different points', 0);
  const found = others.reduce((best, one) => (one.stretch.length > best.stretch.length ? one : best), first);
  const { name } = found.track;
  const note = `Of ${all.length} lines in the file the longest is driven${name === null ? '' : `: "${name}"`}.`;
  return { ...found, notes: all.length > 1 ? [note] : [] };
};

/** Distances that were measured on the line before it was simplified, on the line as it is now. */
const scaled = ({ speeds, halts }: RecordedDrive, scale: number): RecordedDrive => ({
  speeds: speeds.map(({ from, speed }) => ({ from: from * scale, speed })),
  halts: halts.map(({ along, wait }) => ({ along: along * scale, wait })),
});

const finished = <T extends Track>(
  { track, stretch, notes }: Chosen<T>,
  line: string,
  properties: unknown,
  file: string,
  refuse: { readonly line: Refuse; readonly properties: Refuse },
  { asRecorded = false }: RouteOptions,
): DrivableRoute => {
  const geometry = stretch.points.map(({ position }) => position);
  if (geometry.length < 2) return refuse.line(line, 'must have at least 2 different points', geometry.length);
  const length = lengthOf(geometry);
  if (length < SHORTEST_ROUTE || length > LONGEST_ROUTE) {
    const range = `${SHORTEST_ROUTE} m to ${LONGEST_ROUTE / 1000} km`;
    return refuse.line(line, `must be a line of ${range}`, `${Math.round(length)} m`);
  }
  const given = routeProperties(properties, refuse.properties);
  const recorded = asRecorded ? recordedDrive(stretch.fine) : null;
  const untimed = 'The file has no times, so speeds follow from the road.';
  return {
    id: given.id ?? baseName(file),
    name: given.name ?? track.name ?? baseName(file),
    length,
    geometry,
    places: placesOn(geometry, given.places),
    speedLimits: given.speedLimits,
    stops: given.stops,
    tunnels: given.tunnels,
    altitudes: filled(
      stretch.points.map(({ altitude }) => altitude),
      given.altitude ?? 0,
    ),
    ...(recorded === null
      ? {}
      : { recorded: scaled(recorded, length / lengthOf(stretch.fine.map((p) => p.position))) }),
    notes: asRecorded && recorded === null ? [...notes, untimed] : notes,
  };
};

const refusal =
  (file: string, text: string | null): Refuse =>
  (field, expected, found) => {
    const at = text === null ? null : positionInJson(text, field);
    const where = at === null ? '' : ` (line ${at.line}, column ${at.column})`;
    return refuseFile(file, `can't be driven: ${field} ${expected}; found ${shown(found)}${where}`);
  };

const fromGeoJson = (
  document: unknown,
  file: string,
  text: string | null,
  options: RouteOptions,
): DrivableRoute => {
  const refuse = refusal(file, text);
  const [first, ...others] = readGeoJson(document, refuse);
  if (first === undefined) {
    const type = isRecord(document) ? document['type'] : undefined;
    return refuseFile(file, `has no LineString; its type is ${shown(type)}`);
  }
  const chosen = longest([first, ...others], refuse);
  const { coordinates, feature, properties } = chosen.track;
  const inFeature: Refuse = (field, expected, found) =>
    refuse(feature === '' ? field : `${feature}.${field}`, expected, found);
  return finished(chosen, coordinates, properties, file, { line: refuse, properties: inFeature }, options);
};

const fromGpx = (text: string, file: string, options: RouteOptions): DrivableRoute => {
  const refuse = refusal(file, null);
  const [first, ...others] = readGpx(text, (what) => refuseFile(file, what));
  if (first === undefined) return refuseFile(file, 'has no track');
  const chosen = longest([first, ...others], refuse);
  const line = `${chosen.track.recorded ? 'trk' : 'rte'} from ${chosen.track.field(chosen.stretch.points[0]?.index ?? 0)}`;
  return finished(chosen, line, null, file, { line: refuse, properties: refuse }, options);
};

/**
 * A route from a parsed GeoJSON document: a LineString or MultiLineString, bare, as a Feature or in a FeatureCollection.
 * @param file as the person named it, for the sentence of the error and where the document gives no name
 * @throws UnitError `bad-input`, naming the file, the field, what was expected and what was found
 */
export const routeOf = (document: unknown, file: string): DrivableRoute =>
  fromGeoJson(document, file, null, {});

/**
 * Loads a route from the text of a GPX 1.1 or GeoJSON file. What a receiver recorded is cleaned: doubled points, wandering
 * while the car stands, spikes and noise go, and the line moves by a few metres at most (clean-track.ts has the figures).
 * Of several tracks the longest is driven; pieces of a track are joined where a car could have got from one to the next.
 * @throws UnitError `bad-input` and nothing else, whatever the text is
 */
export const parseRoute = (text: string, file: string, options: RouteOptions = {}): DrivableRoute => {
  if (text.length > LARGEST_FILE) return refuseFile(file, `is larger than ${LARGEST_FILE / 1e6} MB`);
  const bare = text.replace(/^\uFEFF/, '');
  const start = /\S/u.exec(bare.slice(0, 10_000))?.[0] ?? (bare.trim() === '' ? '' : bare.trimStart()[0]);
  if (start === '') return refuseFile(file, 'is empty');
  if (start === '<') return fromGpx(bare, file, options);
  const excess = excessOf(bare);
  if (excess !== null) return refuseFile(file, excess);
  let document: unknown;
  try {
    document = JSON.parse(bare);
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
    const where = line === undefined ? '' : `: it breaks off at line ${line}, column ${column}`;
    return refuseFile(file, `is neither GPX nor JSON${where}`);
  }
  return fromGeoJson(document, file, bare, options);
};
