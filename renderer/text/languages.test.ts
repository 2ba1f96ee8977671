import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/contract/commands.ts';
import { LANGUAGES } from '../../src/privacy/vocabulary.ts';
import { english } from './catalogue.ts';
import { dutch } from './dutch.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { SAME_EVERYWHERE, SAME_IN } from './testing/same-in.ts';
import { baseOf, modelOf, neededIn, placeholdersIn, textsOf } from './testing/texts.ts';

const ENGLISH = textsOf(english);
const OTHERS = { nl: dutch, fr: french, de: german };
const ALL = { en: english, ...OTHERS };

/** The files of all languages as they lie in their folders: `./nl/unit.json`. */
const FILES = import.meta.glob<object>('./*/*.json', { eager: true, import: 'default' });
const filesOf = (language: string): readonly (readonly [string, object])[] =>
  Object.entries(FILES).flatMap(([path, file]) => {
    const [, folder, name = ''] = path.split('/');
    return folder === language ? [[name, file] as const] : [];
  });

describe.each(Object.entries(ALL))('the texts in %s', (language, catalogue) => {
  const texts = textsOf(catalogue);
  const needed = neededIn(language, ENGLISH);

  it('no text is missing, in any form that a count can take', () => {
    expect([...needed].filter((key) => !texts.has(key))).toEqual([]);
  });

  it('no text is there that English has not', () => {
    expect([...texts.keys()].filter((key) => !needed.has(key))).toEqual([]);
  });

  it('each text fills in what English fills in', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const model = modelOf(key, ENGLISH);
      return model !== undefined && String(placeholdersIn(text)) !== String(placeholdersIn(model));
    });
    expect(wrong).toEqual([]);
  });

  it('no text is empty, or has space around it that English has not', () => {
    const spaces = (text: string): string => `${text.match(/^\s*/)}|${text.match(/\s*$/)}`;
    const wrong = [...texts].filter(
      ([key, text]) => !/\S/.test(text) || spaces(text) !== spaces(modelOf(key, ENGLISH) ?? text.trim()),
    );
    expect(wrong).toEqual([]);
  });

  it('what went wrong is told by what to touch, never by a command', () => {
    const told = [...texts].filter(([key]) => key.startsWith('fault.'));
    expect(told.length).toBeGreaterThan(0);
    const commands = told.filter(([, text]) => COMMAND_NAMES.some((name) => text.includes(name)));
    expect(commands).toEqual([]);
  });

  if (language === 'en') return;
  it('no text is left in English, but for words that are the same', () => {
    const same: readonly string[] = [
      ...SAME_EVERYWHERE,
      ...(SAME_IN[language as keyof typeof SAME_IN] ?? []),
    ];
    const alike = [...texts].filter(([key, text]) => text === ENGLISH.get(key));
    const worded = alike.filter(([, text]) => /\p{Letter}{2}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, '')));
    expect(worded.filter(([, text]) => !same.includes(text))).toEqual([]);
    const unneeded = (SAME_IN[language as keyof typeof SAME_IN] ?? []).filter(
      (word) => !alike.some(([, text]) => text === word),
    );
    expect(unneeded, 'words that are listed as the same, and are not').toEqual([]);
  });
});

describe('the files', () => {
  it('the unit speaks the languages that there are texts for', () => {
    expect(['en', ...Object.keys(OTHERS)].sort()).toEqual([...LANGUAGES].sort());
  });

  it.each(LANGUAGES)('%s has the files of English, and each of them keys of its own', (language) => {
    const names = filesOf(language).map(([name]) => name);
    expect(names).toEqual(filesOf('en').map(([name]) => name));
    const first = filesOf(language).flatMap(([, file]) => Object.keys(file));
    expect(first.filter((key, index) => first.indexOf(key) !== index)).toEqual([]);
  });

  it('every file of English is in the catalogue', () => {
    const inFiles = filesOf('en').flatMap(([, file]) => [...textsOf(file).keys()]);
    expect(inFiles.filter((key) => !ENGLISH.has(key))).toEqual([]);
  });

  it('English has each form that a count can take', () => {
    expect([...neededIn('en', ENGLISH)].filter((key) => !ENGLISH.has(key))).toEqual([]);
  });
});

describe('what the tests above rest on', () => {
  const english = textsOf({ a: { b: 'One', n_one: '{{count}} trip', n_other: '{{count}} trips' } });

  it('a plural needs the forms of its language', () => {
    expect([...neededIn('nl', english)]).toEqual(['a.b', 'a.n_one', 'a.n_other']);
    expect([...neededIn('fr', english)]).toEqual(['a.b', 'a.n_one', 'a.n_many', 'a.n_other']);
    expect(modelOf('a.n_many', english)).toBe('{{count}} trips');
  });

  it('what is filled in is compared by name', () => {
    expect(placeholdersIn('{{who}} in {{place, format}} and {{ who }}')).toEqual(['place', 'who']);
    expect(baseOf('a.n_many')).toBe('a.n');
  });
});
