import * as plain from './format.ts';

const A_DAY = '2026-01-01T00:00:00Z';

/** One of each kind of formatter that the screens use. */
const KINDS: readonly ((language: string) => unknown)[] = [
  (language) => plain.wholeNumber(language, 1_000),
  (language) => plain.consumption(language, 1),
  (language) => plain.degrees(language, 20),
  (language) => plain.perCent(language, 1),
  (language) => plain.duration(language, 3_600),
  (language) => plain.moment(language, A_DAY),
  (language) => plain.day(language, Date.parse(A_DAY)),
  (language) => plain.enumeration(language, ['', '']),
];

/**
 * Makes the formatters of a language while nobody waits, one at a time: the first of each kind reads the data of its language,
 * which a touch that opens a screen would wait for.
 * @param whenIdle runs its work once the page has nothing better to do
 */
export const warmFormats = (language: string, whenIdle: (work: () => void) => void): void => {
  const [...waiting] = KINDS;
  const next = (): void => {
    const kind = waiting.shift();
    if (kind === undefined) return;
    kind(language);
    whenIdle(next);
  };
  whenIdle(next);
};
