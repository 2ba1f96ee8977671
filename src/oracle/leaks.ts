import { DATA_CATEGORIES, type DataCategory } from '../privacy/vocabulary.ts';
import type { Finding, Sighting, Why } from './finding.ts';
import type { Known } from './known.ts';
import { isMessage, type Left, type LeftMessage } from './left.ts';
import { createOracle, type Oracle } from './oracle.ts';

/** Whether a category was shut for what left, when it left. */
export type Shut = (category: DataCategory, left: Left) => boolean;

/** A time in which a category was shut: from a moment up to, but not with, another; null is until the end. */
export type ShutPeriod = {
  readonly category: DataCategory;
  readonly from: number;
  readonly until: number | null;
};

/** Shut in the given times, open otherwise. */
export const shutDuring =
  (periods: readonly ShutPeriod[]): Shut =>
  (category, { at }) =>
    periods.some(
      (period) =>
        period.category === category && at >= period.from && (period.until === null || at < period.until),
    );

/** Shut from beginning to end. */
export const alwaysShut =
  (...categories: readonly DataCategory[]): Shut =>
  (category) =>
    categories.includes(category);

/** Every category shut, from beginning to end. */
export const ALL_SHUT: Shut = alwaysShut(...DATA_CATEGORIES);

/**
 * As `shut`, but for a category on topics that end so: a stolen vehicle's position may leave on `event/stolen-vehicle-position` while
 * location is shut, once the owner has agreed and reported the theft (R27).
 */
export const openOn =
  (shut: Shut, open: DataCategory, topic: string): Shut =>
  (category, left) =>
    !(category === open && isMessage(left) && left.topic.endsWith(`/${topic}`)) && shut(category, left);

/** An oracle that is prepared once, or what it is to know. */
export type Knowing = Known | Oracle;

const oracleOf = (knowing: Knowing): Oracle => ('sightings' in knowing ? knowing : createOracle(knowing));

/** The categories that a topic may carry while they are open; null for all (`wire.md`, Topics). */
const carriedBy = (topic: string): readonly string[] | null => {
  const levels = topic.split('/');
  const data = levels.lastIndexOf('data');
  if (data !== -1 && data < levels.length - 1) return levels.slice(data + 1);
  return levels.includes('event') ? null : [];
};

const whyOf = (sighting: Sighting, left: Left, shut: Shut): Why | null => {
  const { category } = sighting;
  if (category === 'identity') return 'never';
  if (shut(category, left)) return 'shut';
  if (sighting.topic === null) return null;
  const carried = carriedBy(sighting.topic);
  return carried === null || carried.includes(category) ? null : 'elsewhere';
};

/**
 * What left that should not have: every sighting of a category that was shut when it left (R20, R21, R26), of identity, and of an open
 * category on a topic of another one, since a broker's access list follows the topics (`wire.md`). A position in an event of voice needs
 * both switches, and so is a leak while either is shut.
 */
export const leaks = (left: Iterable<Left>, knowing: Knowing, shut: Shut): readonly Finding[] => {
  const oracle = oracleOf(knowing);
  const findings: Finding[] = [];
  oracle.begin();
  for (const one of left) {
    for (const sighting of oracle.sightings(one)) {
      const why = whyOf(sighting, one, shut);
      if (why !== null) findings.push({ ...sighting, why });
    }
  }
  return findings;
};

/**
 * What can still be read from the broker that should not be (R26): give it what a fresh subscriber gets, and the moment it asked. What is
 * shut at that moment counts, whenever it was published.
 */
export const retainedLeaks = (
  retained: Iterable<LeftMessage>,
  knowing: Knowing,
  shut: Shut,
  at: number,
): readonly Finding[] => {
  const asked = [...retained].map((message): LeftMessage => ({ ...message, at, retained: true }));
  return leaks(asked, knowing, shut).map((finding) =>
    finding.why === 'shut' ? { ...finding, why: 'retained' } : finding,
  );
};
