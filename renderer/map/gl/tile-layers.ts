import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { MEDIUM } from './base-layers.ts';
import type { Palette } from './palette.ts';

/** What a file of tiles holds, as far as drawing it goes. */
export type Tiles = {
  readonly kind: 'vector' | 'raster';
  readonly url: string;
  /** The layers that a vector file says it has. */
  readonly layers: readonly string[];
  readonly attribution: string | null;
};

export const TILES = 'tiles';

export const tileSource = ({ kind, url }: Tiles): SourceSpecification =>
  kind === 'vector' ? { type: 'vector', url } : { type: 'raster', url, tileSize: 256 };

/** The names that the two common schemas, Protomaps' and OpenMapTiles', give to the same thing. */
const EARTH = ['earth'];
const GREEN = ['landuse', 'landcover', 'park'];
const WATER = ['water'];
const STREAMS = ['waterway'];
const STREETS = ['roads', 'transportation'];
const BUILDINGS = ['buildings', 'building'];
const BORDERS = ['boundaries', 'boundary'];
const PLACES = ['places', 'place'];

/** A road's importance stands in `kind` there and in `class` here. */
const KIND: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'class'], ''];
const MAJOR = ['highway', 'motorway', 'trunk', 'primary', 'secondary', 'major_road'];
const GREENS = [
  'park',
  'forest',
  'wood',
  'grass',
  'grassland',
  'nature_reserve',
  'cemetery',
  'meadow',
  'garden',
];

const nameIn = (language: string): ExpressionSpecification => [
  'coalesce',
  ['get', `name:${language}`],
  ['get', 'name'],
  '',
];

type Unnamed = LayerSpecification extends infer Layer
  ? Layer extends { readonly source: string }
    ? Omit<Layer, 'id' | 'source'>
    : never
  : never;

/**
 * The layers for a file of the driver's own: what it has under a name that is known is drawn in the colours of the
 * unit, and the rest is left out. A file of pictures is drawn as it is.
 */
export const tileLayers = (tiles: Tiles, palette: Palette): readonly LayerSpecification[] => {
  if (tiles.kind === 'raster') return [{ id: 'tiles-picture', type: 'raster', source: TILES }];
  const each = (names: readonly string[], layer: Unnamed, suffix = ''): readonly LayerSpecification[] =>
    names
      .filter((name) => tiles.layers.includes(name))
      .map(
        (name) =>
          ({
            ...layer,
            id: `tiles-${name}${suffix}`,
            source: TILES,
            'source-layer': name,
          }) as LayerSpecification,
      );
  const polygons: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  return [
    ...each(EARTH, { type: 'fill', filter: polygons, paint: { 'fill-color': palette.ground } }),
    ...each(GREEN, {
      type: 'fill',
      filter: ['all', polygons, ['in', KIND, ['literal', GREENS]]],
      paint: { 'fill-color': palette.green },
    }),
    ...each(WATER, { type: 'fill', filter: polygons, paint: { 'fill-color': palette.water } }),
    ...each(STREAMS, { type: 'line', paint: { 'line-color': palette.river, 'line-width': 2 } }),
    ...each(BUILDINGS, { type: 'fill', minzoom: 14, paint: { 'fill-color': palette.building } }),
    ...each(BORDERS, {
      type: 'line',
      paint: { 'line-color': palette.border, 'line-width': 1.5, 'line-dasharray': [4, 2.5] },
    }),
    ...each(
      STREETS,
      {
        type: 'line',
        minzoom: 11,
        filter: ['!', ['in', KIND, ['literal', MAJOR]]],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': palette.street,
          'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 11, 0.8, 17, 14],
        },
      },
      '-minor',
    ),
    ...each(
      STREETS,
      {
        type: 'line',
        filter: ['in', KIND, ['literal', MAJOR]],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': palette['street-major'],
          'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 7, 1.2, 17, 22],
        },
      },
      '-major',
    ),
  ];
};

/** The names on a vector file: of places, in the driver's language where the file has it. */
export const tileNames = (tiles: Tiles, palette: Palette, language: string): readonly LayerSpecification[] =>
  tiles.kind === 'raster'
    ? []
    : PLACES.filter((name) => tiles.layers.includes(name)).map((name) => ({
        id: `tiles-${name}`,
        type: 'symbol',
        source: TILES,
        'source-layer': name,
        minzoom: 9,
        layout: { 'text-field': nameIn(language), 'text-font': MEDIUM, 'text-size': 21, 'text-max-width': 8 },
        paint: {
          'text-color': palette['label-soft'],
          'text-halo-color': palette.ground,
          'text-halo-width': 2,
        },
      }));
