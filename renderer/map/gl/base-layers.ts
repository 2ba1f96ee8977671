import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import bordersUrl from '../../../assets/map/borders.geojson?url';
import countriesUrl from '../../../assets/map/countries.geojson?url';
import landUrl from '../../../assets/map/land.geojson?url';
import placesUrl from '../../../assets/map/places.geojson?url';
import waterUrl from '../../../assets/map/water.geojson?url';
import type { Palette } from './palette.ts';

/** The finer part of the land begins here, as in scripts/map-data.ts: west, south, east, north. */
const EUROPE = [-25, 34, 45, 72] as const;

const here = (path: string): string => new URL(path, document.baseURI).href;

const europe = (): SourceSpecification => {
  const [west, south, east, north] = EUROPE;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'geojson',
    data: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
  };
};

/** The bundled data, by name; MapLibre fetches each from the unit itself. */
export const baseSources = (): Readonly<Record<string, SourceSpecification>> => ({
  land: { type: 'geojson', data: here(landUrl), maxzoom: 8, tolerance: 0.3 },
  europe: europe(),
  borders: { type: 'geojson', data: here(bordersUrl), maxzoom: 8, tolerance: 0.3 },
  water: { type: 'geojson', data: here(waterUrl), maxzoom: 8, tolerance: 0.3 },
  places: { type: 'geojson', data: here(placesUrl), maxzoom: 11 },
  countries: { type: 'geojson', data: here(countriesUrl), maxzoom: 6 },
});

/** Two faces of the bundled font; their names carry the weight, which is how MapLibre learns it. */
export const MEDIUM = ['Figtree Medium'];
export const BOLD = ['Figtree SemiBold'];

/** What is true to a kilometre has no place on a map that shows a street. */
const awayFrom = (zoom: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  zoom,
  1,
  zoom + 1.5,
  0,
];

/** Land, water and borders, from the bottom up. */
export const groundLayers = (palette: Palette): readonly LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': palette.water } },
  {
    id: 'land-world',
    type: 'fill',
    source: 'land',
    filter: ['==', ['get', 'part'], 'world'],
    paint: { 'fill-color': palette.ground, 'fill-antialias': false },
  },
  {
    id: 'sea-europe',
    type: 'fill',
    source: 'europe',
    paint: { 'fill-color': palette.water, 'fill-antialias': false },
  },
  {
    id: 'land-europe',
    type: 'fill',
    source: 'land',
    filter: ['==', ['get', 'part'], 'europe'],
    paint: { 'fill-color': palette.ground },
  },
  {
    id: 'lakes',
    type: 'fill',
    source: 'water',
    filter: ['==', ['get', 'kind'], 'lake'],
    maxzoom: 12.5,
    paint: { 'fill-color': palette.water, 'fill-opacity': awayFrom(11) },
  },
  {
    id: 'rivers',
    type: 'line',
    source: 'water',
    filter: ['==', ['get', 'kind'], 'river'],
    maxzoom: 10.5,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette.river,
      'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 9, 2.6],
      'line-opacity': awayFrom(9),
    },
  },
  {
    id: 'borders',
    type: 'line',
    source: 'borders',
    maxzoom: 12.5,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 9, 2],
      'line-opacity': awayFrom(11),
      'line-dasharray': [4, 2.5],
    },
  },
];

/** The names of countries in the driver's language, by their code. */
const countryName = (language: string): ExpressionSpecification => {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const known = codes.map((code) => [code, names.of(code) ?? code]).filter(([code, name]) => code !== name);
  return ['coalesce', ['get', ['get', 'code'], ['literal', Object.fromEntries(known)]], ''];
};

/** The layout of the names of countries; made anew when the language changes. */
export const countryText = countryName;

const halo = (palette: Palette) =>
  ({ 'text-halo-color': palette.ground, 'text-halo-width': 2, 'text-halo-blur': 0.5 }) as const;

/** Names of towns and countries. */
export const nameLayers = (palette: Palette, language: string): readonly LayerSpecification[] => [
  {
    id: 'places',
    type: 'symbol',
    source: 'places',
    minzoom: 3,
    maxzoom: 15,
    filter: ['<=', ['get', 'zoom'], ['zoom']],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': MEDIUM,
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        4,
        ['case', ['<', ['get', 'zoom'], 4.5], 20, 18],
        11,
        ['case', ['<', ['get', 'zoom'], 6], 30, ['<', ['get', 'zoom'], 8], 26, 21],
      ],
      'text-max-width': 8,
      'text-padding': 10,
      'symbol-sort-key': ['get', 'zoom'],
    },
    paint: {
      'text-color': ['case', ['<', ['get', 'zoom'], 8.5], palette.label, palette['label-soft']],
      ...halo(palette),
      'text-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 1, 15, 0],
    },
  },
  {
    id: 'countries',
    type: 'symbol',
    source: 'countries',
    maxzoom: 6,
    filter: ['>=', ['get', 'area'], ['interpolate', ['linear'], ['zoom'], 0, 400, 3, 60, 5, 2]],
    layout: {
      'text-field': countryName(language),
      'text-font': BOLD,
      'text-size': ['interpolate', ['linear'], ['zoom'], 1, 18, 5, 26],
      'text-letter-spacing': 0.06,
      'text-max-width': 7,
      'symbol-sort-key': ['-', 0, ['get', 'area']],
    },
    paint: { 'text-color': palette['label-soft'], ...halo(palette) },
  },
];
