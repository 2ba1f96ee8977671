import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SIBLINGS } from './inspect.ts';
import { createPrivateFile } from './private-file.ts';
import { syncFolder } from './sync-folder.ts';

/** Beside the store: the one that another was put in place of, until that one has proved itself. */
export const FORMER = '.former';
const FRESH = '.new';

const rename = (from: string, to: string): void => {
  if (existsSync(from)) renameSync(from, to);
};

const removeSiblings = (path: string): void => {
  for (const sibling of SIBLINGS) rmSync(path + sibling, { force: true });
};

/**
 * Puts `contents` where the store is, whole or not at all, and keeps what was there beside it. The folder is locked, and nobody has the
 * store open.
 *
 * INVARIANT: wherever this is cut off, {@link bringFormerBack} finds all of the former store. Its database goes first and what belongs to it after
 * it, so that where there is a former one and none in its place, what lies beside that place is the former one's.
 */
export const putInPlace = (path: string, contents: Uint8Array): void => {
  const fresh = path + FRESH;
  createPrivateFile(fresh);
  writeFileSync(fresh, contents, { flush: true });
  rename(path, path + FORMER);
  for (const sibling of SIBLINGS) rename(path + sibling, path + FORMER + sibling);
  renameSync(fresh, path);
  syncFolder(dirname(path));
};

/** Brings back what was there before, where another was put in its place and never proved itself. The folder is locked. */
export const bringFormerBack = (path: string): void => {
  const former = path + FORMER;
  rmSync(path + FRESH, { force: true });
  if (!existsSync(former)) {
    removeSiblings(former);
    return;
  }
  if (existsSync(path)) {
    removeSiblings(path);
    rmSync(path);
  }
  for (const sibling of SIBLINGS) rename(former + sibling, path + sibling);
  renameSync(former, path);
  syncFolder(dirname(path));
};

/** What was put in place has proved itself: nothing of the former one stays. */
export const forgetFormer = (path: string): void => {
  const former = path + FORMER;
  if (!existsSync(former)) return;
  rmSync(former);
  try {
    removeSiblings(former);
    syncFolder(dirname(path));
  } catch {
    // It is forgotten already, and what is left of it goes with the next start.
  }
};
