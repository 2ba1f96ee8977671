import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUnitRig, type UnitRig, type UnitRigOptions } from './unit-rig.ts';

/** A unit in a folder of its own, which is gone when the test ends, however it ends: `await using`. */
export type UnitInFolder = UnitRig & AsyncDisposable & { readonly folder: string };

export function unitInFolder(options: Omit<UnitRigOptions, 'folder'> = {}): UnitInFolder {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-unit-'));
  const rig = createUnitRig({ folder, ...options });
  return {
    ...rig,
    folder,
    [Symbol.asyncDispose]: async () => {
      await rig.close();
      rmSync(folder, { recursive: true });
    },
  };
}
