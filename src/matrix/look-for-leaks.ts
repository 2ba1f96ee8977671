import { sentenceOf } from '../oracle/finding.ts';
import { type Known, type KnownPosition, NOTHING_KNOWN } from '../oracle/known.ts';
import { leaks } from '../oracle/leaks.ts';
import { createOracle } from '../oracle/oracle.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import type { Difference } from './difference.ts';
import { openIn } from './switched.ts';
import type { Offer, Received } from './unit.ts';

/** What the car measured, and what was said and by whom: what must not be told while it is shut. */
export type Truth = {
  readonly offers: readonly Offer[];
  readonly words: readonly string[];
  /** The names of the drivers, which may never leave. */
  readonly names: readonly string[];
};

/** Every position in what the car offered: where it is, where it goes, where the drive began and ended. */
const positionsIn = (offers: readonly Offer[]): readonly KnownPosition[] =>
  offers.flatMap(({ at, signals }) =>
    Object.entries(signals).flatMap(([path, latitude]): readonly KnownPosition[] => {
      if (!path.endsWith('.Latitude') || typeof latitude !== 'number') return [];
      const longitude = signals[path.replace(/Latitude$/u, 'Longitude')];
      return typeof longitude === 'number' ? [{ latitude, longitude, at }] : [];
    }),
  );

/** Each difference begins with the moment and ends with a quote, and says the same in between: what is told once. */
const withoutTime = (sentence: string): string => sentence.replace(/^\S+ /u, '').replace(/: [^:]*$/su, '.');

/** What the leak oracle finds in what came over the wire, under what must be in force. */
export const lookForLeaks = (
  received: readonly Received[],
  context: PrivacyContext,
  { offers, words, names }: Truth,
): readonly Difference[] => {
  const known: Known = { ...NOTHING_KNOWN, positions: positionsIn(offers), words, names };
  const isOpen = openIn(context);
  const left = received.map(({ at, topic, payload, retained, headers: { contentType, ...user } }) => ({
    at,
    topic,
    payload,
    retained,
    contentType,
    userProperties: user,
  }));
  const found = leaks(
    left,
    createOracle(known),
    (category, one) => !isOpen(category, 'topic' in one ? one.topic : ''),
  );
  return found.map(
    (finding): Difference => ({
      where: 'oracle',
      rule: { location: 'R20', voice: 'R21' }[finding.category as string] ?? null,
      says: `The leak oracle: ${withoutTime(sentenceOf(finding))}`,
    }),
  );
};
