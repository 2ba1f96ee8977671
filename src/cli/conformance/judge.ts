import type { Rule } from './rules.ts';

/** One test as a report has it; `title` begins with the headings that it stands under. */
export type Test = {
  /** From the root of the checkout, with slashes. */
  readonly file: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What the runner said of one that failed, with the colours of a terminal. */
  readonly failure?: string;
};

/** A rule with the tests that bear its id, and what they say of it together. */
export type Finding = Rule & {
  readonly verdict: 'proven' | 'failing' | 'unproven';
  readonly tests: readonly Test[];
};

/** The ids in a title, each once: whole words only, so that `R20` is not `R2`. */
export const idsIn = (title: string): readonly string[] => [
  ...new Set(title.match(/(?<![\p{L}\p{N}_])R\d+(?![\p{L}\p{N}_])/gu)),
];

const WORST_FIRST = ['failed', 'passed', 'skipped'] as const;

/** A test that ran more than once, in several windows for example, is one test: failed if it failed in any, else passed if in any. */
const merged = (tests: readonly Test[]): readonly Test[] => {
  const byName = Map.groupBy(tests, ({ file, title }) => `${file}\n${title}`);
  return [...byName.values()].flatMap((same) => {
    const outcome = WORST_FIRST.find((worst) => same.some((test) => test.outcome === worst));
    return same.slice(0, 1).map((test) => ({ ...test, outcome: outcome ?? test.outcome }));
  });
};

const verdictOn = (tests: readonly Test[]): Finding['verdict'] => {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'failing';
  return tests.some(({ outcome }) => outcome === 'passed') ? 'proven' : 'unproven';
};

/**
 * What the tests say of each rule. A rule is proven when at least one test that bears its id passed and none that bears it
 * failed; a test that was skipped proves nothing.
 */
export const judge = (rules: readonly Rule[], tests: readonly Test[]): readonly Finding[] => {
  const named = merged(tests).map((test) => ({ test, ids: idsIn(test.title) }));
  return rules.map((rule) => {
    const its = named.filter(({ ids }) => ids.includes(rule.id)).map(({ test }) => test);
    return { ...rule, verdict: verdictOn(its), tests: its };
  });
};
