import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { makeFolder } from '../make-folder.ts';

/** How `glovebox ctl --data` finds the unit that runs on a data folder; without a URL where its control API is off. */
export type UnitFile = { readonly control: string | null; readonly pid: number };

const shape = z.object({ control: z.nullable(z.string()), pid: z.number() });

const inFolder = (data: string): string => join(data, 'unit.json');

/**
 * Writes `unit.json` whole or not at all, for this user's eyes alone, since the control URL in it holds a token.
 * @throws what the file system does
 */
export const writeUnitFile = (data: string, unit: UnitFile): void => {
  makeFolder(data);
  const fresh = `${inFolder(data)}.${process.pid}`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(unit)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, inFolder(data));
};

/** The unit that last started on this data folder, or null. It may have ended since. */
export const readUnitFile = (data: string): UnitFile | null => {
  try {
    const read = shape.safeParse(JSON.parse(readFileSync(inFolder(data), 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** Removes `unit.json` if it is still that of `pid`; one that can't be removed names a unit that answers no more. */
export const removeUnitFile = (data: string, pid: number): void => {
  if (readUnitFile(data)?.pid !== pid) return;
  try {
    rmSync(inFolder(data), { force: true });
  } catch {
    // A folder that became read-only is no reason to leave the rest of the unit running.
  }
};
