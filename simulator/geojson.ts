import type { Position } from '../src/contract/car.ts';
import { nearestName } from './nearest-name.ts';
import { isRecord, positionOf, type Refuse } from './route-properties.ts';
import { MOST_POINTS, type Track, type TrackPoint } from './track.ts';

/** A line of a GeoJSON document with what its Feature says of it. */
export type GeoJsonTrack = Track & {
  readonly properties: unknown;
  /** Where the line and its properties are in the document. */
  readonly coordinates: string;
  readonly feature: string;
};

type Place = { readonly field: string; readonly feature: string; readonly properties: unknown };

const TYPES = [
  'LineString',
  'MultiLineString',
  'Feature',
  'FeatureCollection',
  'GeometryCollection',
] as const;
/** A collection of features of collections of geometries: RFC 7946 knows nothing deeper. */
const DEEPEST = 4;

const inside = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);

/** The times of the points, where a converter kept them: an addition to GeoJSON that togeojson made common. */
const timesOf = (properties: unknown): unknown => {
  if (!isRecord(properties)) return undefined;
  const { coordTimes, coordinateProperties } = properties;
  return coordTimes ?? (isRecord(coordinateProperties) ? coordinateProperties['times'] : undefined);
};

const timeOf = (value: unknown): number | null => {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  return typeof time === 'number' && Number.isFinite(time) ? time : null;
};

const pointsOf = (
  value: unknown,
  field: string,
  times: unknown,
  start: number,
  refuse: Refuse,
): readonly TrackPoint[] => {
  if (!Array.isArray(value)) return refuse(field, 'must be a list of [longitude, latitude]', value);
  if (start + value.length > MOST_POINTS) {
    return refuse(field, `must have at most ${MOST_POINTS} points`, start + value.length);
  }
  return value.map((coordinate: unknown, index): TrackPoint => {
    const position: Position = positionOf(coordinate, `${field}[${index}]`, refuse);
    const altitude: unknown = Array.isArray(coordinate) ? coordinate[2] : undefined;
    return {
      position,
      altitude: typeof altitude === 'number' && Number.isFinite(altitude) ? altitude : null,
      time: Array.isArray(times) ? timeOf(times[index]) : null,
      index: start + index,
    };
  });
};

const trackOf = (value: Readonly<Record<string, unknown>>, place: Place, refuse: Refuse): GeoJsonTrack => {
  const coordinates = inside(place.field, 'coordinates');
  const given = value['coordinates'];
  const times = timesOf(place.properties);
  const pieces: (readonly TrackPoint[])[] = [];
  const starts: number[] = [];
  let count = 0;
  const isOne = value['type'] === 'LineString';
  if (!isOne && !Array.isArray(given)) return refuse(coordinates, 'must be a list of lines', given);
  for (const [index, line] of (isOne ? [given] : Array.isArray(given) ? given : []).entries()) {
    const field = isOne ? coordinates : `${coordinates}[${index}]`;
    const timesOfLine: unknown = isOne || !Array.isArray(times) ? times : times[index];
    starts.push(count);
    const points = pointsOf(line, field, timesOfLine, count, refuse);
    count += points.length;
    pieces.push(points);
  }
  return {
    name: null,
    recorded: pieces.some((piece) => piece.some(({ time }) => time !== null)),
    pieces,
    properties: place.properties,
    coordinates,
    feature: place.feature,
    field: (index) => {
      const piece = starts.findLastIndex((start) => start <= index);
      const within = `[${index - (starts[piece] ?? 0)}]`;
      return isOne ? `${coordinates}${within}` : `${coordinates}[${piece}]${within}`;
    },
  };
};

const tracksIn = (value: unknown, place: Place, depth: number, refuse: Refuse): readonly GeoJsonTrack[] => {
  if (!isRecord(value) || depth > DEEPEST) return [];
  const { type } = value;
  const listed = (name: string): readonly GeoJsonTrack[] => {
    const list = value[name];
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry, index) =>
      tracksIn(entry, { ...place, field: inside(place.field, `${name}[${index}]`) }, depth + 1, refuse),
    );
  };
  switch (type) {
    case 'LineString':
    case 'MultiLineString':
      return [trackOf(value, place, refuse)];
    case 'Feature': {
      const within = {
        field: inside(place.field, 'geometry'),
        feature: place.field,
        properties: value['properties'],
      };
      return tracksIn(value['geometry'], within, depth + 1, refuse);
    }
    case 'FeatureCollection':
      return listed('features');
    case 'GeometryCollection':
      return listed('geometries');
    default: {
      const near = typeof type === 'string' ? nearestName(type, TYPES) : null;
      return near === null || near === type
        ? []
        : refuse(inside(place.field, 'type'), `must be one of GeoJSON; did you mean "${near}"?`, type);
    }
  }
};

/** Every line in the document, as RFC 7946 lets it be wrapped. */
export const readGeoJson = (document: unknown, refuse: Refuse): readonly GeoJsonTrack[] =>
  tracksIn(document, { field: '', feature: '', properties: null }, 0, refuse);
