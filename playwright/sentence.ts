import { UnitError } from '../src/contract/errors.ts';

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
