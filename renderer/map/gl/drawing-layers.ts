import type { LayerSpecification } from 'maplibre-gl';
import type { Position } from '../../../src/contract/car.ts';
import type { Palette } from './palette.ts';
import type { Data } from './route-layers.ts';

/** A line that is being drawn, and its points: the first and the last are marked. */
export const drawingData = (points: readonly Position[]): Data => ({
  type: 'FeatureCollection',
  features: [
    ...(points.length < 2
      ? []
      : [
          {
            type: 'Feature' as const,
            properties: { kind: 'line' },
            geometry: { type: 'LineString' as const, coordinates: points.map(([x, y]) => [x, y]) },
          },
        ]),
    ...points.map(([x, y], index) => ({
      type: 'Feature' as const,
      properties: { kind: index === 0 ? 'first' : index === points.length - 1 ? 'last' : 'point' },
      geometry: { type: 'Point' as const, coordinates: [x, y] },
    })),
  ],
});

/** A line that is being drawn, over everything else. */
export const drawingLayers = (palette: Palette): readonly LayerSpecification[] => [
  {
    id: 'drawing-edge',
    type: 'line',
    source: 'drawing',
    filter: ['==', ['get', 'kind'], 'line'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette['route-edge'], 'line-width': 14 },
  },
  {
    id: 'drawing-line',
    type: 'line',
    source: 'drawing',
    filter: ['==', ['get', 'kind'], 'line'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette.route, 'line-width': 8 },
  },
  {
    id: 'drawing-points',
    type: 'circle',
    source: 'drawing',
    filter: ['!=', ['get', 'kind'], 'line'],
    paint: {
      'circle-radius': ['match', ['get', 'kind'], 'point', 8, 13],
      'circle-color': ['match', ['get', 'kind'], 'last', palette.route, palette.ground],
      'circle-stroke-color': palette.route,
      'circle-stroke-width': 4,
    },
  },
];
