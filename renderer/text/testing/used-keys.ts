import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_NAMES } from '../../../src/contract/commands.ts';
import { EVENTS } from '../../../src/contract/events.ts';

/** How the sources ask for texts. */
export type Asked = {
  /** Keys that stand in the sources as they are. */
  readonly keys: ReadonlySet<string>;
  /** Keys with a part that is known at run time only, `category.${category}`. */
  readonly patterns: readonly RegExp[];
  /** Keys, and patterns, of which the whole branch is asked for at once. */
  readonly branches: readonly RegExp[];
};

/** Every source of the user interface that can show a text; not the tests, nor the texts themselves. */
export const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^text\//.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g;
const QUOTED = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
const KEY = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;

/** Names that look like keys and mean a command or an event, unless they are given to `t`. */
const OTHER_NAMES: ReadonlySet<string> = new Set([...COMMAND_NAMES, ...Object.keys(EVENTS)]);

/** What stands between the brackets of each call of `t`, to the bracket that closes it. */
const callsOfT = (source: string): readonly string[] =>
  [...source.matchAll(/(?<![\w.])(?:t|i18next\.t|look|lookUp|known)\(/g)].map(({ index, 0: { length } }) => {
    let depth = 1;
    let end = index + length;
    for (; end < source.length && depth > 0; end += 1) {
      if (source[end] === '(') depth += 1;
      if (source[end] === ')') depth -= 1;
    }
    return source.slice(index + length, end - 1);
  });

const literalsIn = (source: string): readonly string[] =>
  [...source.matchAll(QUOTED)].map(([, quoted, template]) => quoted ?? template ?? '');

const patternOf = (template: string, end: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[^.]+')}${end}`,
  );

/** A template is a pattern of keys where its first part is written out: one that may be anything says nothing. */
const isPattern = (template: string): boolean =>
  /^[A-Za-z][\w-]*\.[\w.-]*$/.test(template.replaceAll(/\$\{[^}]*\}/g, '_'));

/** Reads from the sources which texts they ask for. */
export const askedIn = (sources: readonly string[]): Asked => {
  const keys = new Set<string>();
  const patterns: RegExp[] = [];
  const branches: RegExp[] = [];
  for (const whole of sources) {
    const source = whole.replaceAll(COMMENTS, '');
    // A key with several parts may also be kept in a table before it is asked for.
    for (const literal of literalsIn(source)) {
      if (literal.includes('${')) {
        if (isPattern(literal)) patterns.push(patternOf(literal, '$'));
      } else if (KEY.test(literal) && literal.includes('.') && !OTHER_NAMES.has(literal)) keys.add(literal);
    }
    for (const call of callsOfT(source)) {
      for (const literal of literalsIn(call)) {
        if (/returnObjects: true/.test(call)) branches.push(patternOf(literal, '\\.'));
        else if (!literal.includes('${')) keys.add(literal);
        // A template within another is found here only.
        else if (isPattern(literal)) patterns.push(patternOf(literal, '$'));
      }
    }
  }
  return { keys, patterns, branches };
};

/** Whether a text is asked for somewhere. @param key without the form of a plural */
export const isAsked = (key: string, { keys, patterns, branches }: Asked): boolean =>
  keys.has(key) || [...patterns, ...branches].some((pattern) => pattern.test(key));
