import { UnitError } from '../src/contract/errors.ts';

/** The frames of an error outside of this package: where a test used it. */
const framesOutside = (stack: string): readonly string[] =>
  stack.split('\n').filter((line) => /^\s+at /u.test(line) && !line.includes(import.meta.dirname));

/** The sentence alone, at the line of the test that brought it about. */
export const toldAtCall = (error: unknown): unknown => {
  if (!(error instanceof UnitError)) return error;
  const told = new Error(error.message);
  told.stack = [`Error: ${error.message}`, ...framesOutside(error.stack ?? '')].join('\n');
  return told;
};

/**
 * Does `work`; what goes wrong for a reason that a person can mend is told as the sentence alone, since where in
 * Glovebox it was thrown helps nobody.
 */
export const asSentence = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    const told = new Error(error.message);
    told.stack = `Error: ${error.message}`;
    throw told;
  }
};
