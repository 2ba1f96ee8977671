import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { diffRecordings } from './diff.ts';
import type { Entry, Header } from './format.ts';
import { LONGEST_LINE } from './lines.ts';
import { openReplay } from './open-replay.ts';
import { readRecording } from './read.ts';

const HEADER: Header = {
  glovebox: 'recording',
  version: 1,
  seed: 7,
  vehicle: 'aabbccdd',
  route: 'ulm',
  started: '2026-06-01T08:00:00.000Z',
  clock: 'virtual',
  prefix: 'glovebox/v1',
};
const ENTRIES: readonly Entry[] = [
  { t: 0, kind: 'step', command: 'drive.start' },
  { t: 100, kind: 'signals', of: 'telemetry', signals: { 'Vehicle.Speed': 12.5, 'Vehicle.IsMoving': true } },
  { t: 1_000, kind: 'message', topic: 'a/é', payload: '{"x":1}', headers: {}, qos: 1, retain: false },
];
const WHOLE = [HEADER, ...ENTRIES].map((line) => `${JSON.stringify(line)}\n`).join('');

// Hundreds of files are written, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-read-'));
  path = join(folder, 'drive.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (content: string | Uint8Array): readonly Entry[] => {
  writeFileSync(path, content);
  return [...readRecording(path).entries].map(([, entry]) => entry);
};
const sentenceOf = (content: string): string => {
  try {
    read(content);
  } catch (error) {
    if (error instanceof UnitError && error.code === 'bad-input') return `${error.sentence} ${error.remedy}`;
    throw error;
  }
  throw new Error('it was read');
};
const withLine = (line: string): string => `${JSON.stringify(HEADER)}\n${line}\n`;

describe('a recording that is read', () => {
  it('gives back what was written', () => {
    expect(read(WHOLE)).toEqual(ENTRIES);
    expect(readRecording(path).header).toEqual(HEADER);
  });

  it('is readable up to its last whole line wherever the power was cut', () => {
    const bytes = Buffer.from(WHOLE);
    const headerEnd = bytes.indexOf('\n') + 1;
    for (let cut = headerEnd; cut <= bytes.length; cut += 1) {
      const left = bytes.subarray(0, cut);
      const whole = left.toString('latin1').split('\n').length - 2;
      const entries = read(left);
      // A line that lacks nothing but its line feed counts, too.
      expect([whole, whole + 1]).toContain(entries.length);
      expect(entries).toEqual(ENTRIES.slice(0, entries.length));
    }
  });

  it.each([
    ['', 'drive.ndjson, line 1: must be a header; found nothing.'],
    ['hello\n', 'drive.ndjson, line 1: must be a JSON object; found hello.'],
    [
      `${JSON.stringify({ ...HEADER, version: 2 })}\n`,
      'line 1: "version" must be 1, which is what this Glovebox reads; found 2.',
    ],
    [
      `${JSON.stringify({ ...HEADER, clock: 'atomic' })}\n`,
      'line 1: "clock" must be "real" or "virtual"; found "atomic".',
    ],
    [
      withLine('{"t":0,"kind":"singals"}'),
      'line 2: "kind" must be signals or decision or message or state or step; found singals. Did you mean signals?',
    ],
    [
      withLine('{"t":0,"kind":"step","comand":"x","command":"y"}'),
      'line 2: "comand" must be a field that is known here; found comand. Did you mean command?',
    ],
    [withLine('{"t":"0","kind":"step","command":"y"}'), 'line 2: "t" must be '],
    [
      withLine('{"t":0,"kind":"signals","of":"telemetry","signals":{"Vehicle.Speed":null}}'),
      'line 2: "signals.Vehicle.Speed" must be a number, true, false or text; found null.',
    ],
    [
      withLine('{"t":5,"kind":"step","command":"y"}\n{"t":4,"kind":"step","command":"y"}'),
      'line 3: "t" must be at least 5, since time never falls; found 4.',
    ],
    [withLine(`{"t":${'['.repeat(100_000)}`), 'line 2: must be a JSON object'],
    [
      withLine(`{"t":${'['.repeat(100_000)}${']'.repeat(100_000)},"kind":"step","command":"y"}`),
      'line 2: "t" must be',
    ],
    [withLine('x'.repeat(LONGEST_LINE + 1)), `line 2: must be at most ${LONGEST_LINE} bytes long.`],
  ])('names file, line, field and what was expected (%#)', (content, sentence) => {
    expect(sentenceOf(content)).toContain(sentence);
  });

  it('may be nested as deep as a line is long', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    writeFileSync(path, withLine(`{"t":0,"kind":"step","command":"y","argument":${deep}}`));
    expect(diffRecordings(path, path, { tolerance: null }).same).toBe(true);
  });

  it('names a file that is not there, or is a folder', () => {
    expect(() => readRecording(join(folder, 'none'))).toThrow(UnitError);
    expect(() => readRecording(folder)).toThrow(UnitError);
  });

  it('is read, or refused with a sentence, whatever is in it', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.json({ maxDepth: 4 }).map((json) => Buffer.from(withLine(json))),
      fc
        .record({
          t: fc.anything(),
          kind: fc.constantFrom('signals', 'decision', 'message', 'state', 'step', '__proto__'),
          of: fc.anything(),
          signals: fc.dictionary(fc.string(), fc.jsonValue()),
          changed: fc.jsonValue(),
          command: fc.jsonValue(),
          argument: fc.jsonValue(),
        })
        .map((entry) =>
          Buffer.from(withLine(JSON.stringify(entry, (_, value) => (typeof value === 'bigint' ? 1 : value)))),
        ),
      fc
        .tuple(fc.nat(WHOLE.length), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
        .map(([at, length, put]) => {
          const bytes = Buffer.from(WHOLE);
          return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
        }),
    );
    fc.assert(
      fc.property(noise, (bytes) => {
        writeFileSync(path, bytes);
        for (const work of [
          () => [...readRecording(path).entries],
          () => diffRecordings(path, path, { tolerance: 0 }),
          () => [...{ [Symbol.iterator]: () => openReplay(path).frames() }],
        ]) {
          try {
            work();
          } catch (error) {
            if (!(error instanceof UnitError) || error.code !== 'bad-input') throw error;
          }
        }
      }),
      { numRuns: 250 },
    );
  });
});
