import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from './catalogue.ts';
import { baseOf, textsOf } from './testing/texts.ts';
import { askedIn, isAsked, sourcesIn } from './testing/used-keys.ts';

describe('the texts that are asked for', () => {
  const asked = askedIn(sourcesIn(join(import.meta.dirname, '..')));

  it('every text is shown somewhere', () => {
    const keys = new Set([...textsOf(english).keys()].map(baseOf));
    expect([...keys].filter((key) => !isAsked(key, asked))).toEqual([]);
  });
});

describe('reading them from the sources', () => {
  const asks = (source: string, key: string): boolean => isAsked(key, askedIn([source]));

  it('finds a key that is given to t', () => {
    expect(asks("<p>{t('close')}</p>", 'close')).toBe(true);
    expect(asks("t(on ? 'mandatory.on' : 'mandatory.off', { what: t('a.b') })", 'mandatory.off')).toBe(true);
    expect(asks("t(on ? 'mandatory.on' : 'mandatory.off', { what: t('a.b') })", 'a.b')).toBe(true);
  });

  it('finds a key that is kept in a table, not one that is a command', () => {
    expect(asks("const TEXT = { off: 'status.off' } as const;", 'status.off')).toBe(true);
    expect(asks("act('unit', 'store.accept')", 'store.accept')).toBe(false);
    expect(asks("t('store.accept')", 'store.accept')).toBe(true);
  });

  it('finds what a template can make, one part of the key for each part of it', () => {
    const asked = askedIn([`t(\`category.\${category}\`); t(\`\${anything}.title\`)`]);
    expect(isAsked('category.voice', asked)).toBe(true);
    expect(isAsked('category.voice.more', asked)).toBe(false);
    expect(isAsked('theft.title', asked)).toBe(false);
  });

  it('finds a template within a template', () => {
    expect(asks(`\` \${t(\`fault.connection.\${cause}\`)}\``, 'fault.connection.anew')).toBe(true);
  });

  it('finds a branch that is asked for whole', () => {
    expect(asks("t('notice.sections', { returnObjects: true })", 'notice.sections.data.text.0')).toBe(true);
    expect(asks("t('notice.sections')", 'notice.sections.data.text.0')).toBe(false);
  });

  it('does not find what only a comment names, nor a word that is no key', () => {
    expect(asks("// t('close')", 'close')).toBe(false);
    expect(asks("const kind = 'close';", 'close')).toBe(false);
  });
});
