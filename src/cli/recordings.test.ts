import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { glovebox, type Place, run } from './testing/command.ts';

// Each test starts processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CSV = 'field,signal,value,delay\ncurrent,Vehicle.Speed,27,1.5\ncurrent,Vehicle.Spede,48,0.5\n';

describe('recordings on the command line', () => {
  let place: Place;
  beforeAll(() => {
    place = { folder: mkdtempSync(join(tmpdir(), 'glovebox-recordings-')) };
    writeFileSync(join(place.folder, 'drive.csv'), CSV);
  });
  afterAll(() => rmSync(place.folder, { recursive: true }));

  const replay = (file: string, ...words: string[]) =>
    run(['replay', file, '--data', ':memory:', '--log-level', 'silent', ...words], place);

  it('R28 a CSV file is replayed at once, recorded, and told of in one line', async () => {
    const { code, stdout } = await replay(
      'drive.csv',
      '--speed',
      'max',
      '--seed',
      '5',
      '--record',
      'a.ndjson',
    );
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ replayed: true, frames: 2, unknown: ['Vehicle.Spede'] });
    expect(readFileSync(join(place.folder, 'a.ndjson'), 'utf8')).toContain('"Vehicle.Spede":48');
  });

  it('two recordings are compared: 0 the same, 1 different, 2 unreadable', async () => {
    await replay('a.ndjson', '--speed', 'max', '--seed', '6', '--record', 'b.ndjson');
    const same = await run(['diff', 'a.ndjson', 'b.ndjson'], place);
    expect(same).toMatchObject({ code: 0, stderr: '' });
    expect(same.stdout).toMatch(/^a\.ndjson and b\.ndjson tell of the same\.\n\nkind +A +B +different\n/u);
    const changed = readFileSync(join(place.folder, 'b.ndjson'), 'utf8').replace(
      '"Vehicle.Speed":27',
      '"Vehicle.Speed":28',
    );
    writeFileSync(join(place.folder, 'c.ndjson'), changed);
    const different = await run(['diff', 'a.ndjson', 'c.ndjson', '--json'], place);
    expect(different.code).toBe(1);
    expect(JSON.parse(different.stdout).first.unlike).toEqual({
      field: 'signals › Vehicle.Speed',
      a: 27,
      b: 28,
    });
    const none = await run(['diff', 'a.ndjson', 'drive.csv'], place);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('drive.csv, line 1: must be a JSON object');
  });

  it('what can not be replayed is refused with exit code 2 before anything is begun', async () => {
    writeFileSync(join(place.folder, 'bad.csv'), CSV.replace('0.5', 'soon'));
    const bad = await replay('bad.csv', '--speed', 'max', '--record', 'bad.ndjson');
    expect(bad).toMatchObject({ code: 2, stdout: '' });
    expect(bad.stderr).toContain('bad.csv, line 3: "delay" must be a number of seconds');
    expect(await replay('none.ndjson')).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['serve', '--speed', 'max'], place)).toMatchObject({ code: 2, stdout: '' });
  });

  it('a recording survives a kill, line by line', async () => {
    const unit = glovebox(
      ['serve', '--data', 'data', '--record', 'killed.ndjson', '--log-level', 'silent'],
      place,
    );
    await unit.said(/"ready":true/u);
    await run(['ctl', 'drive.start', '--data', 'data'], place);
    unit.process.kill('SIGKILL');
    await unit.ended;
    const lines = readFileSync(join(place.folder, 'killed.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).command)).toContain('drive.start');
  });
});
