import type { ScenarioExpectation } from '../contract/scenario-schemas.ts';
import type { Verdict } from '../scenario/evaluate.ts';
import type { Expectation } from '../scenario/run.ts';

/** A payload that is quoted is cut after so many characters. */
const LONGEST_QUOTE = 2_000;

const quoted = ({ at, topic, payload, retained }: NonNullable<Verdict['message']>) => ({
  at,
  topic,
  payload: payload.length > LONGEST_QUOTE ? `${payload.slice(0, LONGEST_QUOTE)}…` : payload,
  retained,
});

/** What is known of each expectation, as it crosses the contract. @param verdicts in their order; null where it is open */
export const expectationsTold = (
  expectations: readonly Expectation[],
  verdicts: readonly (Verdict | null)[],
): ScenarioExpectation[] =>
  expectations.map(({ says, rule }, index) => {
    const verdict = verdicts[index] ?? null;
    if (verdict === null) return { says, rule, verdict: 'open', at: null, because: null, message: null };
    const { held, at, because, message } = verdict;
    return {
      says,
      rule,
      verdict: held ? 'held' : 'broke',
      at,
      because,
      message: message === null ? null : quoted(message),
    };
  });
