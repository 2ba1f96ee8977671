import { UnitError } from '../contract/errors.ts';
import { nearest } from '../nearest.ts';

/** Where in a file something is wrong, and with what. */
export type Finding = {
  /** As sentences name it. */
  readonly file: string;
  readonly line: number;
  /** Null for the line as a whole. */
  readonly field: string | null;
  readonly expected: string;
  readonly found: string;
  /** All that could stand there, for the nearest of them. */
  readonly known?: readonly string[];
};

const LONGEST_SHOWN = 60;

const shown = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;

/** A distance costs the product of both lengths; what is that long is no slip of a finger. */
const LONGEST_SLIP = 240;

/** The error for a line that can't be used: file, line, field, what was expected and found, and the nearest known name. */
export const badLine = ({ file, line, field, expected, found, known = [] }: Finding): UnitError => {
  const near = found.length > LONGEST_SLIP ? null : nearest(found, known);
  const remedies = [
    near === null ? null : `Did you mean ${near}?`,
    near === null && known.length > 0 ? `Known are ${known.join(', ')}.` : null,
  ].filter((remedy) => remedy !== null);
  return new UnitError(
    'bad-input',
    `${file}, line ${line}: ${field === null ? '' : `"${field}" `}must be ${expected}; found ${shown(found)}.`,
    remedies.join(' ') || 'See docs/recording.md for what a line holds.',
  );
};
