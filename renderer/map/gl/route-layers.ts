import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { Position } from '../../../src/contract/car.ts';
import { MEDIUM } from './base-layers.ts';
import type { Palette } from './palette.ts';

export type Data = Exclude<GeoJSONSourceSpecification['data'], string>;
type Feature = Extract<Data, { readonly type: 'Feature' }>;

const collection = (features: readonly Feature[]): Data => ({
  type: 'FeatureCollection',
  features: [...features],
});

/** A route, cut where the car is and where the driver wants to go. */
export type RouteParts = {
  readonly passed: readonly Position[];
  readonly ahead: readonly Position[];
  /** Beyond the destination. */
  readonly rest: readonly Position[];
};

const line = (part: keyof RouteParts, positions: readonly Position[]): readonly Feature[] =>
  positions.length < 2
    ? []
    : [
        {
          type: 'Feature',
          properties: { part },
          geometry: { type: 'LineString', coordinates: positions.map(([x, y]) => [x, y]) },
        },
      ];

export const routeData = ({ passed, ahead, rest }: RouteParts): Data =>
  collection([...line('rest', rest), ...line('passed', passed), ...line('ahead', ahead)]);

/** The named places of a route, and its start. */
export const stopsData = (
  places: readonly { readonly name: string; readonly position: Position }[],
  start: Position | null,
): Data => {
  const point = ([x, y]: Position, properties: Feature['properties']): Feature => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [x, y] },
  });
  return collection([
    ...(start === null ? [] : [point(start, { kind: 'start' })]),
    ...places.map(({ name, position }) => point(position, { kind: 'place', name })),
  ]);
};

const METRES_PER_DEGREE = 111_320;

/** A grid of `step` metres over the country around a route: without streets it is what shows that the car moves. */
export const gridData = (positions: readonly Position[], step: number, margin: number): Data => {
  const [first] = positions;
  if (first === undefined) return collection([]);
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  const north = step / METRES_PER_DEGREE;
  const east = north / Math.cos((first[1] * Math.PI) / 180);
  const edge = (margin / METRES_PER_DEGREE) * 1.5;
  const from = (values: readonly number[], unit: number) => Math.floor((Math.min(...values) - edge) / unit);
  const to = (values: readonly number[], unit: number) => Math.ceil((Math.max(...values) + edge) / unit);
  const [left, right, bottom, top] = [from(xs, east), to(xs, east), from(ys, north), to(ys, north)];
  const upright = Array.from({ length: right - left + 1 }, (_, index) => [
    [(left + index) * east, bottom * north],
    [(left + index) * east, top * north],
  ]);
  const level = Array.from({ length: top - bottom + 1 }, (_, index) => [
    [left * east, (bottom + index) * north],
    [right * east, (bottom + index) * north],
  ]);
  return collection([
    {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiLineString', coordinates: [...upright, ...level] },
    },
  ]);
};

const WIDTH: ExpressionSpecification = [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  6,
  3,
  11,
  7,
  14,
  12,
  17,
  24,
];
const EDGE: ExpressionSpecification = [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  6,
  6,
  11,
  12,
  14,
  19,
  17,
  34,
];

export const gridLayer = (palette: Palette): LayerSpecification => ({
  id: 'grid',
  type: 'line',
  source: 'grid',
  minzoom: 12,
  paint: {
    'line-color': palette.grid,
    'line-width': 1.5,
    'line-opacity': ['interpolate', ['linear'], ['zoom'], 12.5, 0, 14, 1],
  },
});

/** The route: its edge, what lies beyond, what is driven, and on top what is ahead. */
export const routeLayers = (palette: Palette): readonly LayerSpecification[] => {
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const part = (name: keyof RouteParts, color: string): LayerSpecification => ({
    id: `route-${name}`,
    type: 'line',
    source: 'route',
    filter: ['==', ['get', 'part'], name],
    layout: round,
    paint: { 'line-color': color, 'line-width': WIDTH },
  });
  return [
    {
      id: 'route-edge',
      type: 'line',
      source: 'route',
      layout: round,
      paint: { 'line-color': palette['route-edge'], 'line-width': EDGE },
    },
    part('rest', palette.passed),
    part('passed', palette.passed),
    part('ahead', palette.route),
  ];
};

/** The start as a ring, and the names of the places on the way. */
export const stopLayers = (palette: Palette): readonly LayerSpecification[] => [
  {
    id: 'start',
    type: 'circle',
    source: 'stops',
    filter: ['==', ['get', 'kind'], 'start'],
    paint: {
      'circle-radius': 8,
      'circle-color': palette.ground,
      'circle-stroke-color': palette.passed,
      'circle-stroke-width': 5,
    },
  },
  {
    id: 'stops',
    type: 'circle',
    source: 'stops',
    filter: ['==', ['get', 'kind'], 'place'],
    minzoom: 10,
    paint: {
      'circle-radius': 6,
      'circle-color': palette.ground,
      'circle-stroke-color': palette.label,
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'stop-names',
    type: 'symbol',
    source: 'stops',
    filter: ['==', ['get', 'kind'], 'place'],
    minzoom: 10,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': MEDIUM,
      'text-size': 22,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.9,
      'text-justify': 'auto',
      'text-max-width': 9,
    },
    paint: {
      'text-color': palette.label,
      'text-halo-color': palette.ground,
      'text-halo-width': 2.5,
    },
  },
];
