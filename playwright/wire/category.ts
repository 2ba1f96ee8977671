import { UnitError } from '../../src/contract/errors.ts';
import { either, nearest } from '../../src/nearest.ts';
import type { LeakCategory } from '../../src/oracle/known.ts';
import { DATA_CATEGORIES } from '../../src/privacy/vocabulary.ts';
import { toldAtCall } from '../sentence.ts';

/** What can leave, and what never may: `identity`, which is who the driver and the car are. */
export const LEAK_CATEGORIES: readonly LeakCategory[] = [...DATA_CATEGORIES, 'identity'];

/**
 * Checks the name of a category at the moment it is used, since a name that is none never leaves.
 * @throws Error with the nearest name, at the line of the test
 */
export const checkedCategory = <C extends LeakCategory>(
  where: string,
  category: C,
  known: readonly C[],
): C => {
  if (known.includes(category)) return category;
  const near = nearest(String(category), known);
  throw toldAtCall(
    new UnitError(
      'bad-input',
      `${where} was given "${String(category)}", which is no category.`,
      near === null ? `They are ${either(known)}.` : `Did you mean ${near}?`,
    ),
  );
};
