import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HOSTILE, type HostileFile } from '../../testing/hostile/files.ts';
import type { Format, Reading } from '../../testing/hostile/read-files.ts';

const READER = join(import.meta.dirname, '..', '..', 'testing', 'hostile', 'read-files.ts');
/** Megabytes that reading a file may take, whatever is in it. */
const MOST_MEMORY = 500;
/** Seconds of the processor that one file may take. */
const MOST_TIME = 10;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes each into a folder of its own, and answers with the files to read. */
const written = (all: readonly HostileFile[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-hostile-'));
  folders.push(folder);
  return all.map(({ files }, nth) => {
    const own = join(folder, String(nth));
    mkdirSync(own);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
    return join(own, Object.keys(files)[0] ?? '');
  });
};

/** Reads them in a process of its own, whose memory is theirs alone. */
const readings = (format: Format): readonly (readonly [string, Reading | undefined])[] => {
  const all = HOSTILE[format];
  const { stdout } = spawnSync(process.execPath, ['--expose-gc', READER, format, ...written(all)], {
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return all.map(({ name }, nth) => [
    name,
    lines[nth] === undefined ? undefined : (JSON.parse(lines[nth]) as Reading),
  ]);
};

describe('whatever is in a file', { timeout: 180_000 }, () => {
  it.each(Object.keys(HOSTILE) as Format[])(
    `no ${'%s'} crashes, hangs, or takes more than 500 MB`,
    (format) => {
      for (const [name, reading] of readings(format)) {
        expect(reading, `${name} ended the process`).toBeDefined();
        expect(reading?.seconds, name).toBeLessThan(MOST_TIME);
        expect(reading?.megabytes, name).toBeLessThan(MOST_MEMORY);
      }
    },
  );
});
