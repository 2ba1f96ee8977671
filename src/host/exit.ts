import { type ErrorCode, UnitError } from '../contract/errors.ts';
import { redact } from './redact.ts';

const UNUSABLE_INPUT: readonly ErrorCode[] = [
  'bad-input',
  'unknown-command',
  'unknown-profile',
  'unknown-route',
  'unknown-signal',
  'store-refused',
];

/** The exit code of an error: 2 for input that can't be used, 3 for a part that can't be reached, 1 otherwise. */
export const exitCodeOf = (error: unknown): number => {
  if (!(error instanceof UnitError)) return 1;
  if (error.code === 'unreachable') return 3;
  return UNUSABLE_INPUT.includes(error.code) ? 2 : 1;
};

/** An error as a person reads it: a sentence and what to do. A stack only where `stacks` says so. */
export const wordsOf = (error: unknown, stacks = false): string => {
  const stack = stacks && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const words =
    error instanceof UnitError
      ? `${error.sentence}\n${error.remedy}`
      : `Glovebox met a fault of its own: ${error instanceof Error ? error.message : String(error)}.\nRun it again with --log-level debug, and report what it says.`;
  return String(redact(`${words}${stack}`, stacks));
};

/** Tells a person on stderr what went wrong. */
export const tell = (error: unknown, stacks = false): void => {
  process.stderr.write(`${wordsOf(error, stacks)}\n`);
};
