import { writeFileSync } from 'node:fs';
import { UnitError } from '../contract/errors.ts';

/** Writes a report to a file. @throws UnitError `bad-input` where it can't be */
export const writeReport = (path: string, text: string): void => {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnitError(
      'bad-input',
      `The report can't be written to ${path}: ${why}.`,
      'Name a file in a folder that exists.',
    );
  }
};
