import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../client/serve.ts';

type Text = { readonly [key: string]: Text | string };

const TEXTS = join(ROOT, 'renderer/text');

const readAll = (): readonly Text[] =>
  readdirSync(TEXTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) =>
      Object.assign(
        {},
        ...readdirSync(join(TEXTS, name))
          .filter((file) => file.endsWith('.json'))
          .map((file) => JSON.parse(readFileSync(join(TEXTS, name, file), 'utf8'))),
      ),
    );

let languages: readonly Text[] | null = null;

const find = (text: Text, key: string): string | null => {
  let at: Text | string | undefined = text;
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : null;
};

/** What the unit says under a key, once in each of its languages. @throws Error where it says nothing */
const inAll = (key: string): readonly string[] => {
  languages ??= readAll();
  const found = languages.flatMap((text) => find(text, key) ?? []);
  if (found.length === 0) throw new Error(`The unit has no text "${key}".`);
  return [...new Set(found)];
};

/** A text as a pattern: what is filled in, given or anything; hyphens that show only at the end of a line may be missing. */
const patternOf = (text: string, values: Readonly<Record<string, string>>): string =>
  text
    .replaceAll('\u00ad', '')
    .split(/(\{\{\w+\}\})/u)
    .map((part) => {
      const name = /^\{\{(\w+)\}\}$/u.exec(part)?.[1];
      if (name !== undefined && values[name] === undefined) return '.+';
      const plain = name === undefined ? part : (values[name] ?? '');
      return [...plain]
        .map((letter) => (/\s/u.test(letter) ? '\\s' : letter.replace(/[.*+?^${}()|[\]\\/]/u, '\\$&')))
        .join('\u00ad?');
    })
    .join('');

/**
 * The whole of what the unit says under a key of its texts, in whichever of its languages: page models find the same
 * things whoever is loaded.
 */
export const said = (key: string, values: Readonly<Record<string, string>> = {}): RegExp =>
  new RegExp(
    `^(?:${inAll(key)
      .map((text) => patternOf(text, values))
      .join('|')})$`,
    'u',
  );

/** The same anywhere in a text. */
export const saidWithin = (key: string, values: Readonly<Record<string, string>> = {}): RegExp =>
  new RegExp(
    inAll(key)
      .map((text) => patternOf(text, values))
      .join('|'),
    'u',
  );

/** The same at the beginning of a text. */
export const saidFirst = (key: string, values: Readonly<Record<string, string>> = {}): RegExp =>
  new RegExp(
    `^(?:${inAll(key)
      .map((text) => patternOf(text, values))
      .join('|')})`,
    'u',
  );

/** Which of some keys says `text`. */
export const keySaying = <K extends string>(text: string, keys: Readonly<Record<K, string>>): K | null =>
  (Object.keys(keys) as K[]).find((name) => said(keys[name]).test(text)) ?? null;
