/** One text of a catalogue under its whole key: `privacy.tabs.notice`, `notice.sections.data.text.0`. */
export type Texts = ReadonlyMap<string, string>;

/** Every text of a catalogue by its whole key. */
export const textsOf = (catalogue: object, before = ''): Texts =>
  new Map(
    Object.entries(catalogue).flatMap(([name, value]): readonly (readonly [string, string])[] =>
      typeof value === 'object' && value !== null
        ? [...textsOf(value, `${before}${name}.`)]
        : [[`${before}${name}`, String(value)]],
    ),
  );

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The key that a component asks for: without the form that the count chooses. */
export const baseOf = (key: string): string => key.replace(PLURAL, '');

/** Whether a key is one form of a plural. */
export const isPlural = (key: string): boolean => PLURAL.test(key);

/** The forms that a count can take in a language, as i18next asks for them. */
export const formsOf = (language: string): readonly string[] =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories;

/** The keys that a language needs, where English has these. */
export const neededIn = (language: string, english: Texts): ReadonlySet<string> =>
  new Set(
    [...english.keys()].flatMap((key) =>
      isPlural(key) ? formsOf(language).map((form) => `${baseOf(key)}_${form}`) : [key],
    ),
  );

/** What a text has filled in, by name and sorted. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map(([, name = '']) => name))].sort();

/** The text that stands in for a key that English has not: the plural form that French alone has. */
export const modelOf = (key: string, english: Texts): string | undefined =>
  english.get(key) ?? (isPlural(key) ? english.get(`${baseOf(key)}_other`) : undefined);
