import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { baseSources, countryText, groundLayers, nameLayers } from './base-layers.ts';
import { drawingData, drawingLayers } from './drawing-layers.ts';
import type { Palette } from './palette.ts';
import { gridLayer, routeData, routeLayers, stopLayers, stopsData } from './route-layers.ts';
import { TILES, type Tiles, tileLayers, tileNames, tileSource } from './tile-layers.ts';

const layersOf = (palette: Palette, language: string, tiles: Tiles | null): readonly LayerSpecification[] => [
  ...groundLayers(palette),
  ...(tiles === null ? [gridLayer(palette)] : tileLayers(tiles, palette)),
  ...routeLayers(palette),
  ...nameLayers(palette, language),
  ...(tiles === null ? [] : tileNames(tiles, palette, language)),
  ...stopLayers(palette),
  ...drawingLayers(palette),
];

/** The map of this unit, drawn in the colours of its theme. Route and stops are filled in later. */
export const styleOf = (palette: Palette, language: string, tiles: Tiles | null): StyleSpecification => ({
  version: 8,
  // From day to night at once, as all around it.
  transition: { duration: 0, delay: 0 },
  sources: {
    ...baseSources(),
    ...(tiles === null
      ? { grid: { type: 'geojson', data: routeData({ passed: [], ahead: [], rest: [] }), maxzoom: 14 } }
      : { [TILES]: tileSource(tiles) }),
    route: { type: 'geojson', data: routeData({ passed: [], ahead: [], rest: [] }), tolerance: 0.2 },
    stops: { type: 'geojson', data: stopsData([], null) },
    drawing: { type: 'geojson', data: drawingData([]) },
  },
  layers: [...layersOf(palette, language, tiles)],
});

/** Puts other colours or another language onto a map that is open, without loading anything again. */
export const repaint = (map: MapLibreMap, palette: Palette, language: string, tiles: Tiles | null): void => {
  for (const layer of layersOf(palette, language, tiles)) {
    if (map.getLayer(layer.id) === undefined) continue;
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, name as never, value as never);
  }
  map.setLayoutProperty('countries', 'text-field', countryText(language));
};
