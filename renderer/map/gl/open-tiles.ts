import { addProtocol } from 'maplibre-gl';
import { FetchSource, PMTiles, Protocol, TileType } from 'pmtiles';
import type { Tiles } from './tile-layers.ts';

/** Where the host says whether it was given a file of tiles, and where it serves that file. */
const SAYS = 'map/tiles.json';
const FILE = 'map/tiles.pmtiles';

const layersIn = (metadata: unknown): readonly string[] => {
  const layers: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'vector_layers') : null;
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: unknown) => {
    const id: unknown = typeof layer === 'object' && layer !== null ? Reflect.get(layer, 'id') : null;
    return typeof id === 'string' ? [id] : [];
  });
};

const attributionIn = (metadata: unknown): string | null => {
  const text: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'attribution') : null;
  // It may hold HTML, of which the text alone is shown.
  return typeof text === 'string' ? text.replaceAll(/<[^>]*>/g, '').trim() : null;
};

/** The file of tiles that the unit was started with, ready to be drawn; `null` where there is none. */
export const openTiles = async (): Promise<Tiles | 'unreadable' | null> => {
  const answer = await fetch(SAYS);
  if (!answer.ok || answer.headers.get('content-type') !== 'application/json') return null;
  const said: unknown = await answer.json();
  if (typeof said !== 'object' || said === null || Reflect.get(said, 'tiles') !== true) return null;
  const address = new URL(FILE, document.baseURI).href;
  const archive = new PMTiles(new FetchSource(address));
  try {
    const [header, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
    const protocol = new Protocol();
    protocol.add(archive);
    addProtocol('pmtiles', protocol.tile);
    return {
      kind: header.tileType === TileType.Mvt ? 'vector' : 'raster',
      url: `pmtiles://${address}`,
      layers: layersIn(metadata),
      attribution: attributionIn(metadata),
    };
  } catch {
    return 'unreadable'; // told on the map, which goes on without it
  }
};
