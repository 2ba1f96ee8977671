import { peopleOf } from './bring-about.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { breakdown, type Difference } from './difference.ts';
import type { Case } from './factors.ts';
import type { Factors } from './pairwise.ts';
import { type CaseResult, runCase } from './run-case.ts';
import type { MatrixUnit } from './unit.ts';
import { STANDING } from './wire.ts';

export type MatrixOptions = {
  /** Starts the unit under test; another one, such as one with a fault in its gate, can be put in here. */
  readonly start: () => Promise<MatrixUnit>;
  readonly cases: readonly Case[];
  /** What the cases were chosen from, for the coverage. */
  readonly factors: Factors;
  readonly ended?: (result: CaseResult, number: number) => void;
};

export type MatrixResult = {
  readonly cases: readonly CaseResult[];
  /** What was found when all cases were over. */
  readonly afterwards: readonly Difference[];
  readonly coverage: Coverage;
  /** Real milliseconds. */
  readonly took: number;
};

/** What the broker still has of a unit: only what it says of itself (R26). */
const leftBehind = async (unit: MatrixUnit): Promise<readonly Difference[]> =>
  (await unit.retained())
    .filter(({ topic }) => !STANDING.includes(topic))
    .map(({ topic }) => ({
      where: 'wire',
      rule: 'R26',
      says: `The broker retains a message on ${topic}, and must not.`,
    }));

/** A case in which the unit broke down: nothing is known of it but that. */
const brokenDown = (values: Case, difference: Difference, took: number): CaseResult => ({
  values,
  differences: [difference],
  answers: { differences: [], asked: 0, rules: new Set(), reasons: new Set() },
  wire: { differences: [], messages: 0, told: [] },
  offers: [],
  took,
});

/**
 * Runs cases one after the other on one live unit, each brought about by what anybody can ask of it, and compares what it says of itself, and
 * what really came over the wire, with the reference model.
 * @throws UnitError `unreachable` where the broker is gone
 */
export const runMatrix = async (options: MatrixOptions): Promise<MatrixResult> => {
  const began = performance.now();
  const results: CaseResult[] = [];
  let afterwards: readonly Difference[] = [];
  if (options.cases.length > 0) {
    let unit = await options.start();
    try {
      const people = await peopleOf(unit);
      for (const values of options.cases) {
        const since = performance.now();
        let result: CaseResult;
        try {
          result = await runCase(unit, values, people);
        } catch (error) {
          result = brokenDown(values, breakdown('wire', error), performance.now() - since);
          // In whatever state it is: the next case has another.
          await unit.close().catch(() => undefined);
          unit = await options.start();
        }
        results.push(result);
        options.ended?.(result, results.length);
      }
      afterwards = await leftBehind(unit);
    } finally {
      await unit.close();
    }
  }
  return {
    cases: results,
    afterwards,
    coverage: coverageOf(options.factors, results),
    took: performance.now() - began,
  };
};
