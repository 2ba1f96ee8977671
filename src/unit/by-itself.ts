import { UnitError } from '../contract/errors.ts';
import { storeFault } from '../store/open.ts';

/**
 * Does what nobody asked for just now: a timer, or a consequence of turning the ignition. A store that can't be written shuts the gate and
 * shows it (R28); it must neither end the program nor keep the car from driving.
 * @returns what `work` returned; false if it could not be stored
 */
export const byItself = (work: () => boolean): boolean => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnitError) && storeFault(error) === null) throw error;
    return false;
  }
};
