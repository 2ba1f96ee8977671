import { Lexer } from 'yaml';

/** More values than this are no scenario; each costs the parser a kilobyte. */
export const MOST_VALUES = 150_000;

/** What makes a text too much to be parsed, and where it becomes so, from 0. */
export type Overload = { readonly what: 'depth' | 'values'; readonly at: number };

/** How the lexer announces that the next token is the text of a value. */
const TEXT_FOLLOWS = '\u001F';
/** Tokens that stand for nothing in the text: its start, and the end of a collection that was never closed. */
const NOTHING: readonly string[] = ['\u0002', '\u0018'];
const OPENING: readonly string[] = ['[', '{'];
const CLOSING: readonly string[] = [']', '}'];
/** What begins something inside something on the same line: `- - a`. */
const INDICATORS: readonly string[] = ['-', '?'];

/** How deep lines are nested by their indentation alone. */
const createIndents = () => {
  let indents: number[] = [];
  return (indent: number): number => {
    indents = indents.filter((other) => other < indent);
    indents.push(indent);
    return indents.length - 1;
  };
};

/**
 * Whether a text is nested deeper, or holds more values, than anybody writes: brackets, dashes and commas are cheap to write and dear
 * to parse, so that they are counted before. Null where it is not.
 */
export const overloadOf = (text: string, deepest: number): Overload | null => {
  const depthOf = createIndents();
  let [at, brackets, onLine, indent, lines, values] = [0, 0, 0, 0, 0, 0];
  let begins = true;
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    if (NOTHING.includes(token)) continue;
    if (token === TEXT_FOLLOWS) {
      isText = true;
      values += 1;
      if (values > MOST_VALUES) return { what: 'values', at };
      continue;
    }
    const isBlank = !isText && token.trim() === '';
    if (isText ? token.endsWith('\n') : token.includes('\n')) [begins, indent, onLine] = [true, 0, 0];
    else if (begins && isBlank) indent = token.length;
    else if (begins && !isBlank) {
      begins = false;
      if (brackets === 0) lines = depthOf(indent);
    }
    if (!isText) {
      if (OPENING.includes(token)) brackets += 1;
      else if (CLOSING.includes(token)) brackets = Math.max(0, brackets - 1);
      else if (INDICATORS.includes(token)) onLine += 1;
      if (OPENING.includes(token) || INDICATORS.includes(token) || token === ':') values += 1;
    }
    isText = false;
    if (lines + brackets + onLine > deepest) return { what: 'depth', at };
    if (values > MOST_VALUES) return { what: 'values', at };
    at += token.length;
  }
  return null;
};
