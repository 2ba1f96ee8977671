import { closest, distance } from 'fastest-levenshtein';

/** The nearest of `known`, or null where none is near enough to be meant. */
export const nearest = (text: string, known: readonly string[]): string | null => {
  if (known.length === 0) return null;
  const found = closest(text, known);
  // Two letters that are both other letters are no slip of the finger.
  return distance(text, found) <= found.length / 2 ? found : null;
};

/** Words as a sentence lists them: `a, b or c`. */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** A remedy that names the nearest of `known`; where none is near, the sentence before it has named them all. */
export const oneOfThese = (text: string, known: readonly string[]): string => {
  const found = nearest(text, known);
  return found === null ? 'Choose one of these.' : `Did you mean ${found}?`;
};

/** A remedy that names the nearest of `known`, or all of them where none is near. */
export const oneOf = (text: string, known: readonly string[]): string => {
  const found = nearest(text, known);
  return found === null ? `Choose ${either(known)}.` : `Did you mean ${found}?`;
};
