import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** How `glovebox ctl --data` finds the unit that runs on a data folder. */
export type UnitFile = { readonly control: string; readonly pid: number };

const shape = z.object({ control: z.string(), pid: z.number() });

const inFolder = (data: string): string => join(data, 'unit.json');

/** Writes `unit.json` for this user's eyes alone, since the control URL in it holds a token. */
export const writeUnitFile = (data: string, unit: UnitFile): void => {
  const file = inFolder(data);
  mkdirSync(data, { recursive: true });
  writeFileSync(file, `${JSON.stringify(unit)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600); // the mode above is for a new file only
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

/** Removes `unit.json` if it is still that of `pid`. */
export const removeUnitFile = (data: string, pid: number): void => {
  if (readUnitFile(data)?.pid === pid) rmSync(inFolder(data), { force: true });
};
