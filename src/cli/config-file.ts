import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { oneOf } from './nearest.ts';

export const CONFIG_FILE = 'glovebox.config.json';

const bad = (sentence: string, remedy: string): UnitError => new UnitError('bad-input', sentence, remedy);

const contents = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return null;
    throw bad(`${file} can't be read (${code}).`, 'Make it readable, or remove it.');
  }
};

const parsed = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(
      `${file} is not JSON: ${why}.`,
      'Correct it there; JSON has no comments and no trailing commas.',
    );
  }
};

/**
 * The values of `glovebox.config.json` in `folder`, as text, by key; none where there is no such file.
 * @throws UnitError `bad-input`, naming file and key, also for a key that is not in `known`
 */
export const readConfigFile = (folder: string, known: readonly string[]): ReadonlyMap<string, string> => {
  const file = join(folder, CONFIG_FILE);
  const text = contents(file);
  if (text === null) return new Map();
  const value = parsed(file, text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw bad(`${file} must hold one JSON object.`, 'Write it as {"broker": "embedded"}.');
  }
  return new Map(
    Object.entries(value).map(([key, field]) => {
      if (!known.includes(key)) {
        throw bad(`There is no key "${key}" for ${CONFIG_FILE}.`, oneOf(key, known));
      }
      if (!['string', 'number', 'boolean'].includes(typeof field)) {
        throw bad(`"${key}" in ${CONFIG_FILE} must be text, a number, true or false.`, 'Correct it there.');
      }
      return [key, String(field)];
    }),
  );
};
