import { describe, expect, it } from 'vitest';
import { PANELS, SCREENS } from '../state/view.ts';
import { english } from './catalogue.ts';
import { dutch } from './dutch.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { textsOf } from './testing/texts.ts';

/** Where a choice can be made that is none of the screens and panels. */
const ELSEWHERE = ['welcome', 'bench'];

const wordIn = (source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** The names that parts of the page write into the record by themselves. */
const SOURCES = import.meta.glob<string>(['../**/*.tsx', '../**/*.ts', '!../**/*.test.*'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const WRITTEN = Object.values(SOURCES).flatMap((source) => [
  ...wordIn(source, /\bscreen="([a-z-]+)"/g),
  ...wordIn(source, /\bconst (?:SCREEN|screen) = '([a-z-]+)'/g),
]);

describe('R30 where a choice was made', () => {
  const places = [...new Set([...SCREENS, ...PANELS, ...ELSEWHERE, ...WRITTEN])];

  it.each(Object.entries({ en: english, nl: dutch, fr: french, de: german }))(
    'has a word in %s, wherever it can be made',
    (_, catalogue) => {
      const texts = textsOf(catalogue);
      expect(places.filter((place) => !texts.has(`history.screen.${place}`))).toEqual([]);
    },
  );

  it('is found in the sources', () => {
    expect(WRITTEN).toContain('quick-privacy');
  });
});
