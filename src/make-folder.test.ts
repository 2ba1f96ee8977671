import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a folder that is made', () => {
  it('has those above it made too, in the same mode, and may be there already', () => {
    const deep = join(folder, 'one', 'two', 'three');
    makeFolder(deep, 0o700);
    makeFolder(deep, 0o700);
    for (const path of [deep, join(folder, 'one')]) {
      expect(statSync(path).isDirectory()).toBe(true);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700);
    }
  });

  it('is refused where a file is in the way', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    expect(() => makeFolder(file)).toThrow(/EEXIST/u);
    expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST/u);
    expect(statSync(file).size).toBe(4);
  });

  it.runIf(process.platform === 'linux')('is refused at once where the system can make none', () => {
    const module = JSON.stringify(join(import.meta.dirname, 'make-folder.ts'));
    const code = `import { makeFolder } from ${module};
      try { makeFolder('/proc/nope/below'); } catch (error) { console.log(error.code); }`;
    // In a process of its own, since one that never returns could not be ended from within.
    const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    expect({ stdout, signal }).toEqual({ stdout: 'ENOENT\n', signal: null });
  });
});
