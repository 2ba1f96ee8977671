import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import type { Header } from './format.ts';
import { readRecording } from './read.ts';
import { createWriter } from './writer.ts';

const HEADER: Header = {
  glovebox: 'recording',
  version: 1,
  seed: null,
  vehicle: null,
  route: null,
  started: '2026-06-01T08:00:00.000Z',
  clock: 'real',
  prefix: null,
};
const never = (cause: string): void => {
  throw new Error(cause);
};

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-writer-'));
  path = join(folder, 'drive.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a recording that is written', () => {
  it('is in the file line by line, for its owner alone', () => {
    const writer = createWriter(path, HEADER, never);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writer.write({ t: 1, kind: 'step', command: 'drive.start' });
    expect([...readRecording(path).entries].map(([, { t }]) => t)).toEqual([1]);
    writer.write({ t: 2, kind: 'step', command: 'drive.stop' });
    expect([...readRecording(path).entries].map(([, { t }]) => t)).toEqual([1, 2]);
    writer.close();
    writer.write({ t: 3, kind: 'step', command: 'too late' });
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('replaces an earlier recording, and nothing else', () => {
    createWriter(path, HEADER, never).close();
    createWriter(path, HEADER, never).close();
    writeFileSync(path, 'the only copy of something');
    expect(() => createWriter(path, HEADER, never)).toThrow(/exists and is not a recording/u);
    expect(readFileSync(path, 'utf8')).toBe('the only copy of something');
    expect(() => createWriter(folder, HEADER, never)).toThrow(UnitError);
    expect(() => createWriter(join(folder, 'none', 'drive.ndjson'), HEADER, never)).toThrow(
      /there is no such folder/u,
    );
  });

  it('a folder that there is not is named, with what is wrong', () => {
    expect(() => createWriter('/no-such-folder/run.jsonl', HEADER, never)).toThrow(
      "The recording /no-such-folder/run.jsonl can't be written: there is no such folder.",
    );
  });
});
