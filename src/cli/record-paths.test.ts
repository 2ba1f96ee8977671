import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordPaths } from './record-paths.ts';

describe('where runs are recorded', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'glovebox-record-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (file: string, index = 0, of = 1) => ({ file, index, of });

  it('is the file that is named, for one run', () => {
    const file = join(folder, 'drive.ndjson');
    expect(recordPaths(file, [run('scenarios/tunnel.yaml')])).toEqual([file]);
  });

  it('is a file each in the folder that is named', () => {
    const runs = [run('a/tunnel.yaml'), run('a/theft.yaml', 0, 2), run('a/theft.yaml', 1, 2)];
    const names = ['tunnel.ndjson', 'theft-1.ndjson', 'theft-2.ndjson'];
    expect(recordPaths(folder, runs)).toEqual(names.map((name) => join(folder, name)));
  });

  it('is refused for several runs and one file', () => {
    expect(() => recordPaths(join(folder, 'x.ndjson'), [run('t.yaml', 0, 2), run('t.yaml', 1, 2)])).toThrow(
      /--record names the file .*x\.ndjson, and there are 2 runs to record/u,
    );
  });

  it('is refused where two runs would have one file', () => {
    expect(() => recordPaths(folder, [run('a/t.yaml'), run('b/t.yaml')])).toThrow(
      /would be recorded in .*t\.ndjson/u,
    );
  });

  it('is refused before anything is run where something else is there, or no folder', () => {
    writeFileSync(join(folder, 'letter.ndjson'), 'Dear Camille');
    expect(() => recordPaths(join(folder, 'letter.ndjson'), [run('t.yaml')])).toThrow('is not a recording');
    expect(() => recordPaths(join(folder, 'none', 'x.ndjson'), [run('t.yaml')])).toThrow(
      'there is no such folder',
    );
  });
});
