import { stripVTControlCharacters } from 'node:util';
import type { Report } from '../src/cli/conformance/reports.ts';

/** A difference between two large values is read in the runner's own output, further up. */
const LINES = 12;

/**
 * What failed, in plain text: each test by its file and title with the first lines of what the runner said of it, and each file that
 * could not be loaded. Said again at the end of a run, since the end is what is kept of a long one.
 */
export const failedIn = (reports: readonly Report[]): readonly string[] =>
  reports.flatMap(({ tests, broken }) => [
    ...tests
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ file, title, failure = '' }) =>
        [`✗ ${file}: ${title}`, ...stripVTControlCharacters(failure).split('\n').slice(0, LINES)]
          .join('\n    ')
          .trimEnd(),
      ),
    ...broken.map((what) => `✗ ${what}`),
  ]);
