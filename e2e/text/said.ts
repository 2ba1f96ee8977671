import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitState } from '../../src/contract/schemas.ts';

export type Language = UnitState['language'];

const FOLDER = join(import.meta.dirname, '../../renderer/text');

/** What the unit says in a language, by key: `drivers.manage`. Read from the texts themselves, so that no test repeats them. */
export const saidIn = (language: Language): ((key: string) => string) => {
  const folder = join(FOLDER, language);
  const texts: unknown = Object.assign(
    {},
    ...readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  return (key) => {
    const found = key
      .split('.')
      .reduce<unknown>(
        (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
        texts,
      );
    if (typeof found !== 'string') throw new Error(`There is no text "${key}" in ${language}`);
    return found;
  };
};

/** A name as the pseudo-locale writes it: brackets around it, other letters, and more of them. */
export const inPseudo = (name: string): RegExp =>
  new RegExp(`^\\[${name.replaceAll(/[a-z]/gi, '[^ ]')}[ ~]*\\]$`);
