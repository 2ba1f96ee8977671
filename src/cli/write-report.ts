import { writeFileSync } from 'node:fs';
import { UnitError } from '../contract/errors.ts';
import { foreseenUnwritable, whyUnwritable } from '../unwritable.ts';

const unwritable = (path: string, why: string): UnitError =>
  new UnitError(
    'bad-input',
    `The report can't be written to ${path}: ${why}.`,
    'Name a file in a folder that exists and that you may write to.',
  );

/**
 * Tells of a report that can't be written before minutes were spent on what would be in it.
 * @throws UnitError `bad-input`
 */
export const mustBeReportable = (path: string): void => {
  const why = foreseenUnwritable(path);
  if (why !== null) throw unwritable(path, why);
};

/** Writes a report to a file. @throws UnitError `bad-input` where it can't be */
export const writeReport = (path: string, text: string): void => {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unwritable(path, whyUnwritable(error));
  }
};
