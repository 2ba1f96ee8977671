import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTiles } from '../../testing/write-tiles.ts';
import { UnitError } from '../contract/errors.ts';
import { mapFile } from './map-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-map-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const refusal = (file: string): UnitError => {
  try {
    mapFile(file);
  } catch (error) {
    if (error instanceof UnitError) return error;
  }
  throw new Error(`${file} was taken`);
};

describe('a map file of the user', () => {
  it('is taken when it is a PMTiles file', () => {
    const file = join(folder, 'good.pmtiles');
    writeFileSync(file, writeTiles());
    expect(mapFile(file)).toBe(file);
  });

  it.each<readonly [string, (file: string) => void, string]>([
    ['missing', () => undefined, 'there is no such file'],
    ['a folder', (file) => mkdirSync(file), 'it is a folder'],
    ['empty', (file) => writeFileSync(file, ''), 'it is only 0 bytes long'],
    ['too short', (file) => writeFileSync(file, 'PMTiles\u0003'), 'it is only 8 bytes long'],
    ['another sort', (file) => writeFileSync(file, Buffer.alloc(200, 'x')), 'it does not begin as one'],
    ['an older version', (file) => writeFileSync(file, writeTiles().fill(2, 7, 8)), 'it is of version 2'],
    [
      'cut short',
      (file) => {
        writeFileSync(file, writeTiles());
        truncateSync(file, 140);
      },
      'it is cut short',
    ],
  ])(
    '%s: it is refused with a sentence that names it, what was expected and what to do',
    (name, make, found) => {
      const file = join(folder, `${name}.pmtiles`);
      make(file);
      const { code, sentence, remedy } = refusal(file).fault();
      expect(code).toBe('bad-input');
      expect(sentence).toBe(`The map file ${file} must be a PMTiles file of version 3; ${found}.`);
      expect(remedy).toContain('--map');
    },
  );
});
