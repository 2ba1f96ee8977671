import type { Place, Position, Route } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { nearestAlong } from './along.ts';
import { distanceBetween } from './geodesy.ts';
import {
  isRecord,
  type NamedPosition,
  positionOf,
  type Refuse,
  routeProperties,
  type SpeedLimit,
  type Stop,
  type Tunnel,
} from './route-properties.ts';

/** A route with what its file tells of the road; a plain `Route` is one too. */
export type DrivableRoute = Route & {
  readonly speedLimits?: readonly SpeedLimit[];
  readonly stops?: readonly Stop[];
  readonly tunnels?: readonly Tunnel[];
  /** Metres above the WGS 84 ellipsoid: one for each point of the geometry. */
  readonly altitudes?: readonly number[];
};

const MOST_POINTS = 200_000;
/** Metres. Points further apart leave no road to drive on. */
const LONGEST_GAP = 2_000;
/** Metres. */
const SHORTEST_ROUTE = 100;
const LONGEST_ROUTE = 2_000_000;

const REMEDY =
  'Give a GeoJSON file (RFC 7946) with one LineString of [longitude, latitude] points along a road.';

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const refuseFile = (file: string, what: string): never => {
  throw new UnitError('bad-input', `The route file ${file} ${what}.`, REMEDY);
};

type Line = { readonly coordinates: unknown; readonly properties: unknown; readonly field: string };

/** Every LineString in the document, as RFC 7946 lets it be wrapped. */
const linesOf = (value: unknown, field: string, properties: unknown): readonly Line[] => {
  if (!isRecord(value)) return [];
  const inside = (name: string): string => (field === '' ? name : `${field}.${name}`);
  switch (value['type']) {
    case 'LineString':
      return [{ coordinates: value['coordinates'], properties, field: inside('coordinates') }];
    case 'Feature':
      return linesOf(value['geometry'], inside('geometry'), value['properties']);
    case 'FeatureCollection': {
      const { features } = value;
      if (!Array.isArray(features)) return [];
      return features.flatMap((feature, index) =>
        isRecord(feature) && feature['type'] === 'Feature'
          ? linesOf(feature, inside(`features[${index}]`), null)
          : [],
      );
    }
    default:
      return [];
  }
};

type Points = { readonly geometry: readonly Position[]; readonly altitudes: readonly (number | null)[] };

/** The points of the line without those where it stands still, all of them checked. */
const pointsOf = (line: Line, refuse: Refuse): Points => {
  const { coordinates, field } = line;
  if (!Array.isArray(coordinates))
    return refuse(field, 'must be a list of [longitude, latitude]', coordinates);
  if (coordinates.length > MOST_POINTS) {
    return refuse(field, `must have at most ${MOST_POINTS} points`, coordinates.length);
  }
  const geometry: Position[] = [];
  const altitudes: (number | null)[] = [];
  let last: Position | undefined;
  for (const [index, coordinate] of coordinates.entries()) {
    const position = positionOf(coordinate, `${field}[${index}]`, refuse);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : distanceBetween(last, position);
    if (gap < 0.01) continue;
    if (last !== undefined && gap > LONGEST_GAP) {
      return refuse(
        `${field}[${index}]`,
        `must lie at most ${LONGEST_GAP / 1000} km from the point before it`,
        `a jump of ${(gap / 1000).toFixed(1)} km`,
      );
    }
    const altitude: unknown = Array.isArray(coordinate) ? coordinate[2] : undefined;
    geometry.push(position);
    altitudes.push(typeof altitude === 'number' && Number.isFinite(altitude) ? altitude : null);
    last = position;
  }
  if (geometry.length < 2) return refuse(field, 'must have at least 2 different points', geometry.length);
  return { geometry, altitudes };
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
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.(geo)?json$/i, '').slice(0, 64) || 'route';

/**
 * A route from a parsed document: one LineString, bare, as a Feature or in a FeatureCollection.
 * @param file as the person named it, for the sentence of the error and where the document gives no name
 * @throws UnitError `bad-input`, naming the file, the field, what was expected and what was found
 */
export const routeOf = (document: unknown, file: string): DrivableRoute => {
  const refuse: Refuse = (field, expected, found) =>
    refuseFile(file, `can't be driven: ${field} ${expected}; found ${shown(found)}`);

  const lines = linesOf(document, '', null);
  const [line] = lines;
  if (line === undefined) {
    const type = isRecord(document) ? document['type'] : undefined;
    return refuseFile(file, `has no LineString; its type is ${shown(type)}`);
  }
  if (lines.length > 1) return refuseFile(file, `has ${lines.length} LineStrings, where one was expected`);

  const { geometry, altitudes } = pointsOf(line, refuse);
  const length = lengthOf(geometry);
  if (length < SHORTEST_ROUTE || length > LONGEST_ROUTE) {
    const range = `${SHORTEST_ROUTE} m to ${LONGEST_ROUTE / 1000} km`;
    return refuse(line.field, `must be a line of ${range}`, `${Math.round(length)} m`);
  }
  const { id, name, altitude, speedLimits, stops, tunnels, places } = routeProperties(
    line.properties,
    refuse,
  );
  return {
    id: id ?? baseName(file),
    name: name ?? baseName(file),
    length,
    geometry,
    places: placesOn(geometry, places),
    speedLimits,
    stops,
    tunnels,
    altitudes: filled(altitudes, altitude ?? 0),
  };
};

/**
 * Loads a route from the text of a GeoJSON file.
 * @throws UnitError `bad-input` and nothing else, whatever the text is
 */
export const parseRoute = (text: string, file: string): DrivableRoute => {
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  if (trimmed === '') return refuseFile(file, 'is empty');
  if (trimmed.startsWith('<')) return refuseFile(file, 'is XML (a GPX or KML track?), not GeoJSON');
  let document: unknown;
  try {
    document = JSON.parse(trimmed);
  } catch (error) {
    const where = /line \d+ column \d+/.exec(String(error))?.[0];
    return refuseFile(file, where === undefined ? 'is not JSON' : `is not JSON: it breaks off at ${where}`);
  }
  return routeOf(document, file);
};
