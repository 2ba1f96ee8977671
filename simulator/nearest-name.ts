import { closest, distance } from 'fastest-levenshtein';

/** Letters: a longer word is no mistyped name, and comparing it would take long. */
const LONGEST = 40;

/** The name of `known` that `text` is a slip of; null where none is that near. */
export const nearestName = (text: string, known: readonly string[]): string | null => {
  if (known.length === 0 || text.length > LONGEST) return null;
  const found = closest(
    text.toLowerCase(),
    known.map((name) => name.toLowerCase()),
  );
  const near = known.find((name) => name.toLowerCase() === found);
  return near !== undefined && distance(text.toLowerCase(), found) <= 2 ? near : null;
};
