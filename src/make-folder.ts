import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Makes a folder and those above it, one level at a time: the recursive one of Node 24 never returns where the system says of a
 * folder that is there that there is none, as `/proc` does.
 * @param mode of those that are made
 * @throws what the file system does
 */
export const makeFolder = (path: string, mode?: number): void => {
  const whole = resolve(path);
  if (isFolder(whole)) return;
  makeFolder(dirname(whole), mode);
  try {
    mkdirSync(whole, mode);
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!isFolder(whole)) throw error;
  }
};
