import { MESSAGE_KIND_NAMES } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import { FACTOR_NAMES, isPossible } from './factors.ts';
import { coverablePairs, type Factors, nameOfPair, pairsIn } from './pairwise.ts';
import { REASONS, RULES } from './reference.ts';
import type { CaseResult } from './run-case.ts';

/** What was met of all that there is, in the order of the list of all. */
export type Share = { readonly met: readonly string[]; readonly missed: readonly string[] };

/** How much of the matrix was looked at. */
export type Coverage = {
  readonly pairs: { readonly covered: number; readonly of: number };
  /** Rules and reasons that the unit gave for a decision. */
  readonly rules: Share;
  readonly reasons: Share;
  /** Kinds of messages, and signals, that the car offered to the gate. */
  readonly kinds: Share;
  readonly signals: Share;
  /** Those that came over the wire. */
  readonly kindsLeft: Share;
  readonly signalsLeft: Share;
};

const share = (all: readonly string[], met: ReadonlySet<string>): Share => ({
  met: all.filter((one) => met.has(one)),
  missed: all.filter((one) => !met.has(one)),
});

const union = (sets: Iterable<Iterable<string>>): ReadonlySet<string> => {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all;
};

/** What `results` looked at, of the part of the matrix that was chosen. */
export const coverageOf = (factors: Factors, results: readonly CaseResult[]): Coverage => {
  const possible = new Set(coverablePairs(factors, isPossible).map(nameOfPair));
  const covered = union(results.map(({ values }) => pairsIn(FACTOR_NAMES, values).map(nameOfPair)));
  const signals = [...SIGNAL_CATALOGUE.keys()];
  const told = results.flatMap(({ wire }) => wire.told);
  const offers = results.flatMap(({ offers }) => offers);
  return {
    pairs: { covered: [...possible].filter((pair) => covered.has(pair)).length, of: possible.size },
    rules: share(RULES, union(results.map(({ answers }) => answers.rules))),
    reasons: share(REASONS, union(results.map(({ answers }) => answers.reasons))),
    kinds: share(MESSAGE_KIND_NAMES, new Set(offers.map(({ kind }) => kind))),
    signals: share(signals, union(offers.map((offer) => Object.keys(offer.signals)))),
    kindsLeft: share(MESSAGE_KIND_NAMES, new Set(told.map(({ kind }) => kind))),
    signalsLeft: share(signals, union(told.map(({ fields }) => fields.map(([path]) => path)))),
  };
};
