import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeElectronRun, withElectronRun } from './electron-run.ts';
import { packageFolder } from './places.ts';
import { readUnitFile, removeUnitFile, writeUnitFile } from './unit-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-unit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('unit.json is for its owner alone, also where a wider one lay there', () => {
  writeFileSync(join(folder, 'unit.json'), '', { mode: 0o644 });
  writeUnitFile(folder, { control: 'ws://127.0.0.1:1', pid: 1 });
  expect(statSync(join(folder, 'unit.json')).mode & 0o777).toBe(0o600);
  expect(readUnitFile(folder)).toEqual({ control: 'ws://127.0.0.1:1', pid: 1 });
});

it('unit.json that is missing or damaged is no unit', () => {
  expect(readUnitFile(folder)).toBeNull();
  writeFileSync(join(folder, 'unit.json'), '{"control":');
  expect(readUnitFile(folder)).toBeNull();
});

it('unit.json of a unit that started later stays', () => {
  writeUnitFile(folder, { control: 'ws://127.0.0.1:1', pid: 2 });
  removeUnitFile(folder, 1);
  expect(readUnitFile(folder)).not.toBeNull();
  removeUnitFile(folder, 2);
  expect(readUnitFile(folder)).toBeNull();
});

it('the window takes its settings out of the environment, and is not started without them', () => {
  const run = { settings: { data: '/d' } as never, port: 0, kiosk: true, controlApi: null };
  const environment = withElectronRun({ PATH: 'p', ELECTRON_RUN_AS_NODE: '1' }, run);
  expect(environment['ELECTRON_RUN_AS_NODE']).toBeUndefined();
  expect(takeElectronRun(environment)).toEqual(run);
  expect(environment).toEqual({ PATH: 'p' });
  expect(() => takeElectronRun(environment)).toThrow('glovebox start --host electron');
});

it('the package is found from here', () => {
  expect(packageFolder()).toBe(join(import.meta.dirname, '..', '..'));
});
