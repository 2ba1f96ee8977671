import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../contract/clock.ts';
import { openStore, type Store } from '../open.ts';
import { atEnd } from './clean-up.ts';

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-store-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Numbers that look random and are the same in every run. */
export function seededRandom(seed = 1): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

/** An open store on a real file, closed when the test ends. */
export function openIn(folder: string, random: Random = seededRandom()): Store {
  const store = openStore({ folder, now: () => NOW, random });
  atEnd(() => store.close());
  return store;
}

/** Every file of a folder with its bytes. Only for a folder that nobody in this process has open: see `createPrivateFile`. */
export const bytesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
