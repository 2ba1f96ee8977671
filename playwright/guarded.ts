import type { TestType } from '@playwright/test';
import { strayOption } from './known-options.ts';

/** The fixture that carries the sentence about an unknown option to the tests that it was set for. */
export const STRAY = '_gloveboxStray';

// Playwright's own types of `use` and `extend` can't be met by a function that is put around them.
type Loose = {
  use: (fixtures: Record<string, unknown>) => void;
  extend: (fixtures: Record<string, unknown>) => Loose;
};

/**
 * Playwright takes an unknown name in `test.use` for a new fixture and says nothing. This makes each test that it was
 * set for fail at its start, with a sentence; tests beside it run.
 */
export const guarded = <T extends object, W extends object>(
  test: TestType<T, W>,
  own: readonly string[],
): TestType<T, W> => {
  const loose = test as unknown as Loose;
  const { use, extend } = loose;
  loose.use = (fixtures) => {
    const sentence = strayOption(Object.keys(fixtures), own);
    if (sentence === null) return use(fixtures);
    const kept = Object.entries(fixtures).filter(([name]) => strayOption([name], own) === null);
    use({ ...Object.fromEntries(kept), [STRAY]: sentence });
  };
  loose.extend = (fixtures) => {
    const extended = extend(fixtures) as unknown as TestType<T, W>;
    return guarded(extended, [...own, ...Object.keys(fixtures)]) as unknown as Loose;
  };
  return test;
};
