import { existsSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { mustBeRecordable } from '../recording/writer.ts';

/** A run to record: the file of its scenario, and which of its runs it is, of how many. */
export type RunToRecord = { readonly file: string; readonly index: number; readonly of: number };

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** `tunnel.ndjson`; with a table of parameters `theft-1.ndjson`, `theft-2.ndjson`, in the order of the runs. */
const nameFor = ({ file, index, of }: RunToRecord): string =>
  `${basename(file, extname(file))}${of === 1 ? '' : `-${index + 1}`}.ndjson`;

/**
 * Where each run is recorded: one run in the file that is named, or each in a file of its own in the folder that is named.
 * @throws UnitError `bad-input` for one file and several runs, for two runs that would have one file, and for what can't be written; nothing
 * has been run then
 */
export const recordPaths = (record: string, runs: readonly RunToRecord[]): readonly string[] => {
  const folder = isFolder(record);
  if (!folder && runs.length > 1) {
    throw new UnitError(
      'bad-input',
      `--record names the file ${record}, and there are ${runs.length} runs to record.`,
      'Name a folder that exists, where each run gets a file of its own, or simulate one scenario without a table of parameters.',
    );
  }
  const paths = folder ? runs.map((run) => join(record, nameFor(run))) : [record];
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) {
    throw new UnitError(
      'bad-input',
      `Two of the scenarios would be recorded in ${twice}.`,
      'Simulate scenarios of one name one after the other, each with a folder of its own.',
    );
  }
  for (const path of paths) mustBeRecordable(path);
  return paths;
};
