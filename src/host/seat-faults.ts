import { UnitError } from '../contract/errors.ts';

/** What went wrong; `sentence` and `remedy` are for what nobody foresaw. */
const causeOf = (error: unknown, sentence: string, remedy: string): UnitError =>
  error instanceof UnitError ? error : new UnitError('internal', sentence, remedy);

/** A snapshot asks for what can't be done, and the former unit goes on. */
export const notRestored = (name: string, error: unknown): UnitError => {
  const { code, sentence, remedy, key } = causeOf(
    error,
    'No unit could be put together from it.',
    'Save it again, or remove it; the log says what failed.',
  );
  return new UnitError(
    code,
    `The snapshot "${name}" can't be used, and the unit is as it was: ${sentence}`,
    remedy,
    key,
  );
};

/** Neither the unit of a snapshot nor the former one could be put together. */
export const nobodySits = (name: string, error: unknown, isStored: boolean): UnitError => {
  const { code, sentence, remedy, key } = causeOf(
    error,
    'A fault of its own stopped it.',
    'See the log of Glovebox, and report it.',
  );
  return new UnitError(
    code,
    `The snapshot "${name}" could not be restored, and the unit before it could not be brought back: ${sentence}`,
    `${remedy} Then start Glovebox again${isStored ? ': what the unit had stored is still in the data folder.' : ', with a new unit: this one was held in memory alone.'}`,
    key,
  );
};
