import type { Condition } from './condition.ts';
import type { Deed } from './deeds.ts';
import type { Place } from './document.ts';
import type { MatchEntry, ScenarioEntry } from './language.ts';
import type { Parameters } from './parameters.ts';

/** A place on the map: one of the route by its name, or a point. Radius in metres. */
export type Spot =
  | { readonly named: string; readonly radius: number }
  | { readonly position: readonly [number, number]; readonly radius: number };

/** When a step is carried out. */
export type Trigger =
  /** Right after the step before, or so many milliseconds later. */
  | { readonly by: 'order'; readonly wait: number }
  | { readonly by: 'time'; readonly at: number }
  | { readonly by: 'condition'; readonly condition: Condition }
  | { readonly by: 'entering' | 'leaving'; readonly spot: Spot };

export type RunStep = {
  readonly id: string | null;
  readonly place: Place;
  readonly trigger: Trigger;
  /** The id of a step that must have been carried out before. */
  readonly after: string | null;
  readonly deeds: readonly Deed[];
  /** The code with which the unit is expected to refuse it. */
  readonly refused: string | null;
  /** What it does, for the report. */
  readonly says: string;
};

/** What an expectation is about: messages on the wire, or the unit. */
export type Claim =
  | { readonly about: 'message'; readonly match: MatchEntry; readonly text: string }
  | { readonly about: 'unit'; readonly condition: Condition; readonly text: string };

export type Count = { readonly by: 'exactly' | 'at least' | 'at most'; readonly times: number };

export type Expected =
  | { readonly kind: 'never'; readonly claim: Claim }
  | { readonly kind: 'always'; readonly claim: Claim; readonly of: MatchEntry | null }
  | { readonly kind: 'within'; readonly claim: Claim; readonly time: number }
  | { readonly kind: 'count'; readonly claim: Claim; readonly count: Count };

export type Expectation = Expected & {
  readonly says: string;
  readonly rule: string | null;
  readonly place: Place;
  readonly after: string | null;
  readonly until: string | null;
  readonly while: Condition | null;
};

/** One run of a scenario: checked, with its parameters filled in. */
export type ScenarioRun = {
  readonly file: string;
  readonly title: string;
  readonly about: string | null;
  readonly rules: readonly string[];
  readonly parameters: Parameters;
  readonly start: NonNullable<ScenarioEntry['start']>;
  /** Milliseconds. */
  readonly duration: number;
  readonly steps: readonly RunStep[];
  readonly expectations: readonly Expectation[];
};
