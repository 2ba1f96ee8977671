import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const isPackage = (folder: string): boolean => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'glovebox';
  } catch {
    return false;
  }
};

const above = (folder: string): string => {
  if (isPackage(folder)) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the folder of the glovebox package was not found');
  return above(parent);
};

/** The folder of the package, found upwards, so that it is the same from the source and from a bundle. */
export const packageFolder = (): string => above(import.meta.dirname);

/** Where the build puts the renderer. */
export const rendererFolder = (): string => join(packageFolder(), 'dist', 'renderer');

/** The Electron host, bundled. */
export const electronMain = (): string => join(packageFolder(), 'dist', 'electron', 'main.js');

/** The one preload of the window, bundled. */
export const preloadFile = (): string => join(packageFolder(), 'dist', 'electron', 'preload.cjs');

/** The snapshots that the build makes. */
export const bundledSnapshots = (): string => join(packageFolder(), 'dist', 'snapshots');
