import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordingSchema } from './format.ts';
import { recordedRun, SWITCHED_DRIVE } from './testing/recorded-run.ts';

const PUBLISHED = join(import.meta.dirname, '..', '..', 'assets', 'recording.schema.json');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-schema-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('the published schema is the one that recordings are read by', () => {
  expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(JSON.stringify(recordingSchema())));
});

it('the published schema takes every line of a recording, and refuses what is none', async () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(PUBLISHED, 'utf8')),
  );
  const path = join(folder, 'drive.ndjson');
  await recordedRun({ record: path }, SWITCHED_DRIVE);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(50);
  for (const line of lines)
    expect([line.slice(0, 80), validate(JSON.parse(line))]).toEqual([line.slice(0, 80), true]);
  for (const wrong of [{}, { t: 1, kind: 'step' }, { t: -1, kind: 'state', changed: {} }])
    expect(validate(wrong)).toBe(false);
});
