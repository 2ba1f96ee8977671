import { mapTiles } from './map-tiles.ts';
import { rendererFiles } from './renderer-files.ts';

/**
 * All that a page may fetch: the built renderer, and the user's own map file where there is one. The one function
 * behind the web host and behind Electron's `protocol.handle`.
 */
export const pageFiles = (folder: string, map: string | null): ((request: Request) => Promise<Response>) => {
  const tiles = mapTiles(map);
  const files = rendererFiles(folder);
  return async (request) => (await tiles(request)) ?? files(request);
};
