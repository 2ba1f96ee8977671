import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronBinary, electronPackage, failedBefore, installElectron } from './electron-binary.ts';

let folder: string;
let data: string;
const version = '1.2.3';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-electron-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (installed: string): void => {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'version'), installed);
  writeFileSync(join(folder, 'dist', 'electron'), '');
  writeFileSync(join(folder, 'path.txt'), 'electron');
};

const installer = (script: string): void => writeFileSync(join(folder, 'install.js'), script);

describe("Electron's program", () => {
  it('is found where the package unpacked it', () => {
    put('v1.2.3');
    expect(electronBinary({ folder, version }, '')).toBe(join(folder, 'dist', 'electron'));
  });

  it('is not there before, half-way, or when it is of another version', () => {
    expect(electronBinary({ folder, version }, '')).toBeNull();
    put('1.2.2');
    expect(electronBinary({ folder, version }, '')).toBeNull();
    put('1.2.3');
    rmSync(join(folder, 'dist', 'electron'));
    expect(electronBinary({ folder, version }, '')).toBeNull();
  });

  it('can lie elsewhere, as for the package itself', () => {
    put('1.2.3');
    expect(electronBinary({ folder, version }, join(folder, 'dist'))).toBe(join(folder, 'dist', 'electron'));
    expect(electronBinary({ folder, version }, join(folder, 'nowhere'))).toBeNull();
  });

  it('is looked for without loading the package, which would start a download', () => {
    const found = electronPackage();
    expect(found?.version).toMatch(/^\d+\./u);
    expect(Object.keys(process.versions)).not.toContain('electron');
  });

  it('is fetched by the script of the package', async () => {
    installer(`
      const fs = require('node:fs'), dist = __dirname + '/dist/';
      fs.mkdirSync(dist);
      fs.writeFileSync(dist + 'version', '1.2.3');
      fs.writeFileSync(dist + 'electron', '');
      fs.writeFileSync(__dirname + '/path.txt', 'electron');`);
    expect(await installElectron({ folder, version }, data)).toBe(join(folder, 'dist', 'electron'));
    expect(failedBefore(data, version)).toBe(false);
  });

  it('that can not be fetched is remembered, for that version', async () => {
    installer('process.exit(1)');
    expect(await installElectron({ folder, version }, data)).toBeNull();
    expect(failedBefore(data, version)).toBe(true);
    expect(failedBefore(data, '1.2.4')).toBe(false);
  });

  it('is not waited for beyond its time', async () => {
    installer('setInterval(() => {}, 1000)');
    expect(await installElectron({ folder, version }, data, 300)).toBeNull();
    expect(failedBefore(data, version)).toBe(true);
  });
});
