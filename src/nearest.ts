import { closest, distance } from 'fastest-levenshtein';

/** The nearest of `known`, or null where none is near enough to be meant. */
export const nearest = (text: string, known: readonly string[]): string | null => {
  if (known.length === 0) return null;
  const found = closest(text, known);
  return distance(text, found) <= Math.max(2, Math.ceil(found.length / 2)) ? found : null;
};

/** A remedy that names the nearest of `known`, or all of them where none is near. */
export const oneOf = (text: string, known: readonly string[]): string => {
  const found = nearest(text, known);
  return found === null ? `Known are ${known.join(', ')}.` : `Did you mean ${found}?`;
};
