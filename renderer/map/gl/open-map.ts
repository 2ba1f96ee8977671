import 'maplibre-gl/dist/maplibre-gl.css';
import { GPUInitializationError, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Position } from '../../../src/contract/car.ts';
import type { MapTexts } from './map-port.ts';
import { readPalette } from './palette.ts';
import { styleOf } from './style.ts';
import type { Tiles } from './tile-layers.ts';

setWorkerUrl(new URL(workerUrl, document.baseURI).href);

/** So long, in milliseconds, a map may take to load; a slow machine that draws without a graphics card takes some ten seconds. */
const LONGEST_LOAD = 60_000;

type Beginning = {
  readonly texts: MapTexts;
  readonly centre: Position;
  readonly tiles: Tiles | null;
  /** Without fades, for whoever wants less motion. */
  readonly calm: boolean;
};

const create = (
  container: HTMLElement,
  { texts, centre, tiles, calm }: Beginning,
): MapLibreMap | 'no-graphics' => {
  try {
    return new MapLibreMap({
      container,
      style: styleOf(readPalette(container), texts.language, tiles),
      attributionControl: false,
      center: [centre[0], centre[1]],
      zoom: 14,
      maxPitch: 60,
      minZoom: 2,
      maxZoom: 18,
      fadeDuration: calm ? 0 : 200,
      // What the two fingers of a driver mean is seldom a tilt.
      touchPitch: false,
      locale: { 'Map.Title': texts.canvas },
    });
  } catch (error) {
    if (error instanceof GPUInitializationError) return 'no-graphics';
    throw error;
  }
};

/**
 * A map in `container` that has loaded; `no-graphics` where there is no WebGL 2.
 * @throws Error where the map does not load, or not in time
 */
export const openMap = async (
  container: HTMLElement,
  beginning: Beginning,
): Promise<MapLibreMap | 'no-graphics'> => {
  const map = create(container, beginning);
  if (map === 'no-graphics') return map;
  let timer = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      map.once('load', () => resolve());
      map.once('error', ({ error }) => reject(error));
      timer = window.setTimeout(() => reject(new Error('the map did not load in time')), LONGEST_LOAD);
    });
  } catch (error) {
    map.remove();
    throw error;
  } finally {
    window.clearTimeout(timer);
  }
  return map;
};
