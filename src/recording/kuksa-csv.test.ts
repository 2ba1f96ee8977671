import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { kuksaRows } from './kuksa-csv.ts';
import { openReplay } from './open-replay.ts';

// Hundreds of files are written, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-csv-'));
  path = join(folder, 'signals.csv');
});
afterEach(() => rmSync(folder, { recursive: true }));

const rows = (content: string | Uint8Array) => {
  writeFileSync(path, content);
  return [...kuksaRows(path)];
};
const sentenceOf = (content: string): string => {
  try {
    rows(content);
  } catch (error) {
    if (error instanceof UnitError && error.code === 'bad-input') return `${error.sentence} ${error.remedy}`;
    throw error;
  }
  throw new Error('it was read');
};
const HEADER = 'field,signal,value,delay\n';

describe('a CSV file of Kuksa', () => {
  it('has rows whose delay is the time until the next', () => {
    expect(
      rows(
        `${HEADER}target,Vehicle.Cabin.Door.Row1.DriverSide.IsLocked,false,0\ncurrent,Vehicle.Speed,27,1.5\n\ncurrent,Vehicle.Speed,-48e-1,0.5\ncurrent,Vehicle.VehicleIdentification.VIN, text ,0`,
      ),
    ).toEqual([
      { t: 0, field: 'target', signal: 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked', value: false },
      { t: 0, field: 'current', signal: 'Vehicle.Speed', value: 27 },
      { t: 1_500, field: 'current', signal: 'Vehicle.Speed', value: -4.8 },
      { t: 2_000, field: 'current', signal: 'Vehicle.VehicleIdentification.VIN', value: 'text' },
    ]);
  });

  it('may have been written by the recorder of Kuksa: with data types, quotes, CRLF and a BOM, columns in any order', () => {
    expect(
      rows(
        '\uFEFFdelay,signal,field,value,datatype\r\n0.25,Vehicle.Diagnostics.DTCList,current,"[""P0A2F"", ""P0562""]",STRING_ARRAY\r\n0,Vehicle.Speed,current,|5|,FLOAT\r\n',
      ),
    ).toEqual([
      { t: 0, field: 'current', signal: 'Vehicle.Diagnostics.DTCList', value: '["P0A2F", "P0562"]' },
      { t: 250, field: 'current', signal: 'Vehicle.Speed', value: 5 },
    ]);
  });

  it.each([
    ['', 'signals.csv, line 1: must be the header field,signal,value,delay; found nothing.'],
    [
      'field,signal,vlaue,delay\n',
      'line 1: must be a header with the columns field,signal,value,delay; found vlaue. Did you mean value?',
    ],
    ['field,signal,value\n', '"delay" is missing'],
    [
      `${HEADER}curent,Vehicle.Speed,1,0\n`,
      'line 2: "field" must be current or target; found curent. Did you mean current?',
    ],
    [
      `${HEADER}current,,1,0\n`,
      'line 2: "signal" must be the path of a signal, such as Vehicle.Speed; found nothing.',
    ],
    [
      `${HEADER}current,Vehicle.Speed,1,soon\n`,
      'line 2: "delay" must be a number of seconds from 0 to 86400; found soon.',
    ],
    [`${HEADER}current,Vehicle.Speed,1,-1\n`, '"delay" must be'],
    [`${HEADER}current,Vehicle.Speed,1,nan\n`, '"delay" must be'],
    [
      `${HEADER}current,Vehicle.Speed,1,0\ncurrent,Vehicle.Speed,1\n`,
      'line 3: must be a row of 4 columns; found 3.',
    ],
    [`${HEADER}current,Vehicle.Speed,${'9'.repeat(5_000)},0\n`, '"value" must be at most 4096 letters long'],
  ])('is refused by file, line and field, with the nearest known name (%#)', (content, sentence) => {
    expect(sentenceOf(content)).toContain(sentence);
  });

  it('is replayed, or refused with a sentence, whatever is in it', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'current',
        'target',
        'Vehicle.Speed',
        '__proto__',
        '1',
        '0.5',
        '',
        '|',
        '"',
        ' ',
        'Infinity',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const table = fc
      .array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 })
      .map((lines) => Buffer.from(HEADER + lines.map((cells) => cells.join(',')).join('\n')));
    fc.assert(
      fc.property(fc.oneof(table, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        writeFileSync(path, bytes);
        try {
          const { frames } = openReplay(path);
          for (const { t } of { [Symbol.iterator]: frames }) expect(t).toBeGreaterThanOrEqual(0);
        } catch (error) {
          if (!(error instanceof UnitError) || error.code !== 'bad-input') throw error;
        }
      }),
      { numRuns: 250 },
    );
  });

  it('is read a line at a time: eight gigabytes without a line break are refused at once', () => {
    writeFileSync(path, `${HEADER}current,Vehicle.Speed,1,0\n`);
    truncateSync(path, 8_000_000_000);
    expect(() => openReplay(path)).toThrow(/^signals\.csv, line 3: must be at most/u);
  });

  it('is drawn in no more points the longer it is', () => {
    const at = (index: number): string =>
      `current,Vehicle.CurrentLocation.Latitude,${48 + index / 1e5},0\ncurrent,Vehicle.CurrentLocation.Longitude,9.9,0.1\n`;
    writeFileSync(path, HEADER + Array.from({ length: 20_000 }, (_, index) => at(index)).join(''));
    const { line } = openReplay(path);
    expect(line.length).toBeGreaterThan(2_000);
    expect(line.length).toBeLessThanOrEqual(5_000);
    expect(line[0]).toEqual([9.9, 48]);
    expect(line.at(-1)).toEqual([9.9, 48.19999]);
  });
});
