/** Lists and objects inside one another; GeoJSON needs eight. */
const DEEPEST = 100;
/** Lists and objects, and values: a point is a list of two or three of them. */
const MOST_LISTS = 1_500_000;
const MOST_VALUES = 5_000_000;

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((letter) => letter.charCodeAt(0));
const [LIST, OBJECT, LIST_END, OBJECT_END] = ['[', '{', ']', '}'].map((letter) => letter.charCodeAt(0));

/**
 * What of a text of JSON is more than any route has, in words, or null: a bracket costs a letter to write and a hundred bytes to parse,
 * so that they are counted before.
 */
export const excessOf = (text: string): string | null => {
  let [depth, lists, values] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1)
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
    } else if (letter === COMMA) values += 1;
    else if (letter === LIST || letter === OBJECT) {
      depth += 1;
      lists += 1;
    } else if (letter === LIST_END || letter === OBJECT_END) depth -= 1;
    if (depth > DEEPEST) return `has lists inside one another more than ${DEEPEST} deep`;
    if (lists > MOST_LISTS) return `has more than ${MOST_LISTS} lists`;
    if (values > MOST_VALUES) return `has more than ${MOST_VALUES} values`;
  }
  return null;
};
