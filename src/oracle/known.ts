import type { DataCategory } from '../privacy/vocabulary.ts';

/** What a finding can be of: a data category, or who the driver and the car are, which may never be told in the clear. */
export type LeakCategory = DataCategory | 'identity';

/** Degrees on WGS 84, by name, so that no order can be mistaken. */
export type Coordinates = { readonly latitude: number; readonly longitude: number };

/** Where the car was; `at` is milliseconds since the Unix epoch. */
export type KnownPosition = Coordinates & { readonly at: number };

/** A destination or another named place; null where only its name is known. */
export type KnownPlace = { readonly label: string; readonly position: Coordinates | null };

/**
 * What must not be told: the truth of a test, from the car and from whoever wrote the test, not from the unit that is tested.
 * Positions and places are `location`, words spoken are `voice`; a VIN, names and e-mail addresses are `identity`.
 */
export type Known = {
  readonly positions: readonly KnownPosition[];
  readonly places: readonly KnownPlace[];
  readonly vins: readonly string[];
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Each utterance as it was spoken. */
  readonly words: readonly string[];
};

/** Nothing known yet: spread it, and add what is. */
export const NOTHING_KNOWN: Known = {
  positions: [],
  places: [],
  vins: [],
  names: [],
  emails: [],
  words: [],
};
