import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { createProfiles } from '../profiles/profiles.ts';
import { openDatabase, pragma } from './database.ts';
import { migrate, STORE_VERSION } from './migrations/migrations.ts';
import { openStore, STORE_FILE, storeFault } from './open.ts';
import { cleanUp } from './testing/clean-up.ts';
import { bytesIn, NOW, openIn, seededRandom, temporaryFolder } from './testing/data-folder.ts';
import { canMountDisks, startProcess } from './testing/spawn.ts';

afterEach(cleanUp);

const refusalOf = (work: () => unknown): UnitError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const open = (folder: string) => openStore({ folder, now: () => NOW, random: seededRandom() });

describe('a new store', () => {
  test('makes the folder with its parents, and keeps folder and files to this user', () => {
    const folder = join(temporaryFolder(), 'deep', 'down');
    openIn(folder).database.exec("INSERT INTO meta VALUES ('a', 'b')");
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect([mode(join(folder, '..')), mode(folder)]).toEqual(['700', '700']);
    for (const name of [STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`, 'glovebox.lock']) {
      expect([name, mode(join(folder, name))]).toEqual([name, '600']);
    }
  });

  test('is durable and strict at every opening, not only the first', () => {
    const folder = temporaryFolder();
    for (let opening = 0; opening < 2; opening += 1) {
      const store = openIn(folder);
      const answers = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'trusted_schema'].map(
        (name) => pragma(store.database, name),
      );
      expect(answers).toEqual(['wal', 2, 1, 1, 0]);
      expect(Number(pragma(store.database, 'busy_timeout'))).toBeLessThanOrEqual(500);
      store.close();
    }
  });

  test('an empty file counts as a new store', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, STORE_FILE), '');
    const store = openIn(folder);
    expect(store.status()).toBe('ok');
    expect(createProfiles(store.database, seededRandom()).list()).toHaveLength(4);
  });

  test('a crash before the first migration leaves a store that is still new', () => {
    const folder = temporaryFolder();
    const half = openDatabase(join(folder, STORE_FILE));
    half.pragma('journal_mode = WAL');
    half.close();
    expect(openIn(folder).status()).toBe('ok');
  });

  test('a crash between the migration and the demo vehicle leaves a store that is still new', () => {
    const folder = temporaryFolder();
    const half = openDatabase(join(folder, STORE_FILE));
    half.pragma('journal_mode = WAL');
    migrate(half);
    half.close();
    const store = openIn(folder);
    expect(store.status()).toBe('ok');
    expect(createProfiles(store.database, seededRandom()).vehicle().name).toBe('Demo vehicle');
  });

  test('in memory it needs no folder and no lock', () => {
    const [first, second] = [openIn(':memory:'), openIn(':memory:')];
    expect([first.status(), second.status()]).toEqual(['ok', 'ok']);
    expect(first.message()).toBeNull();
  });

  test('others may read while it is open', () => {
    const folder = temporaryFolder();
    openIn(folder);
    const reader = openDatabase(join(folder, STORE_FILE), { readonly: true });
    expect(reader.prepare('SELECT count(*) AS profiles FROM profile').get()).toEqual({ profiles: 3 });
    reader.close();
  });
});

describe('a newer store', () => {
  const newer = (folder: string): void => {
    open(folder).close();
    const database = openDatabase(join(folder, STORE_FILE));
    database.pragma(`user_version = ${STORE_VERSION + 1}`);
    database.close();
  };

  test('is refused with a sentence, and not a byte of it changes', () => {
    const folder = temporaryFolder();
    newer(folder);
    const before = bytesIn(folder);
    const refusal = refusalOf(() => open(folder));
    expect(refusal.code).toBe('store-refused');
    expect(refusal.sentence).toContain(`version ${STORE_VERSION + 1}`);
    expect(refusal.remedy).toContain('not touched');
    expect(bytesIn(folder)).toEqual(before);
    expect(Object.keys(before)).toEqual(['glovebox.lock', STORE_FILE]);
  });

  test('is recognised when a crash left the newer version in the write-ahead log', async () => {
    const folder = temporaryFolder();
    const process = startProcess(folder, 'hold');
    expect(await process.line()).toBe('ready');
    const other = openDatabase(join(folder, STORE_FILE));
    other.pragma(`user_version = ${STORE_VERSION + 1}`);
    await process.kill();
    // A copy taken while it is open is what a power cut leaves: the version is in the log alone.
    const crashed = temporaryFolder();
    for (const [name, bytes] of Object.entries(bytesIn(folder))) {
      if (!name.endsWith('-shm')) writeFileSync(join(crashed, name), Buffer.from(bytes, 'base64'));
    }
    other.close();
    const before = bytesIn(crashed);
    expect(before).toHaveProperty([`${STORE_FILE}-wal`]);
    expect(refusalOf(() => open(crashed)).sentence).toContain(`version ${STORE_VERSION + 1}`);
    expect(bytesIn(crashed)).toEqual(before);
  });

  test('a refusal lets go of the folder', () => {
    const folder = temporaryFolder();
    newer(folder);
    expect(refusalOf(() => open(folder)).sentence).toContain('version');
    expect(refusalOf(() => open(folder)).sentence).toContain('version');
  });
});

describe('one process a folder', () => {
  test('a second process is refused with a sentence, and the first goes on', async () => {
    const folder = temporaryFolder();
    const first = startProcess(folder, 'hold');
    expect(await first.line()).toBe('ready');
    const refusal = refusalOf(() => open(folder));
    expect(refusal).toMatchObject({
      code: 'store-refused',
      sentence: `Another Glovebox already uses the data folder ${folder}.`,
    });
    expect(refusal.remedy).toContain('--data');

    const second = startProcess(folder, 'hold');
    expect(JSON.parse((await second.line()) ?? '')).toEqual(refusal.fault());
    expect(await second.exitCode()).toBe(2);
  });

  test('the folder is free again the moment its process is killed with -9', async () => {
    const folder = temporaryFolder();
    const holder = startProcess(folder, 'hold');
    expect(await holder.line()).toBe('ready');
    expect(refusalOf(() => open(folder)).code).toBe('store-refused');
    await holder.kill();
    expect(openIn(folder).status()).toBe('ok');
  });

  test('a second unit in the same process is refused too, and its refusal does not free the folder', async () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    expect(refusalOf(() => open(folder)).code).toBe('store-refused');
    const other = startProcess(folder, 'hold');
    expect(JSON.parse((await other.line()) ?? '')).toMatchObject({ code: 'store-refused' });
    store.close();
    store.close();
    expect(openIn(folder).status()).toBe('ok');
  });

  test('a lock file with something else in it does not lock anybody out', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'glovebox.lock'), 'not a database '.repeat(100));
    openIn(folder);
    expect(refusalOf(() => open(folder)).sentence).toContain('already uses');
  });
});

describe('a folder that cannot be used', () => {
  test('a file where the folder should be is refused by name', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    for (const folder of [file, join(file, 'below')]) {
      const refusal = refusalOf(() => open(folder));
      expect(refusal.code).toBe('store-refused');
      expect(refusal.sentence).toContain(folder);
      expect(refusal.remedy).toContain('--data');
    }
    expect(statSync(file).size).toBe(4);
  });

  test('a folder where the file should be is refused', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, STORE_FILE));
    expect(refusalOf(() => open(folder)).code).toBe('store-refused');
  });

  test('a folder that this user may not write to is refused, and nothing is made in it', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    // The superuser may write anywhere, so another user tries.
    const other = startProcess(folder, 'hold', process.getuid?.() === 0 ? { uid: 65_534 } : {});
    const fault = JSON.parse((await other.line()) ?? '');
    expect(fault).toMatchObject({ code: 'store-refused' });
    expect(fault.sentence).toBe(`Writing to the data folder ${folder} is not allowed.`);
    expect(await other.exitCode()).toBe(2);
    expect(existsSync(join(folder, STORE_FILE))).toBe(false);
  });
});

describe('a full disk', () => {
  test.runIf(canMountDisks()).each([4, 16, 64])('of %i kB is refused with a sentence', async (kilobytes) => {
    const folder = temporaryFolder();
    const other = startProcess(folder, 'hold', { kilobytes });
    const fault = JSON.parse((await other.line()) ?? '');
    expect(fault).toMatchObject({ code: 'store-refused' });
    expect(fault.sentence).toContain(`no space left for the data folder ${folder}`);
    expect(await other.exitCode()).toBe(2);
  });
});

describe('a fault while running', () => {
  test('a full disk becomes a sentence and a remedy, and what was stored stays', () => {
    const { database } = openIn(temporaryFolder());
    database.pragma(`max_page_count = ${pragma(database, 'page_count')}`);
    const fill = (): unknown =>
      database.prepare("INSERT INTO meta VALUES ('a', ?)").run('x'.repeat(1_000_000));
    let fault: UnitError | null = null;
    try {
      fill();
    } catch (error) {
      fault = storeFault(error);
    }
    expect(fault?.code).toBe('store-failed');
    expect(fault?.sentence).toContain('no space left');
    expect(fault?.remedy).toContain('Free some space');
    expect(database.prepare('SELECT count(*) AS profiles FROM profile').get()).toEqual({ profiles: 3 });
  });

  test('a database that may not be written, and one that another program writes to, are told apart', () => {
    const folder = temporaryFolder();
    const { database } = openIn(folder);
    const faultOf = (work: () => unknown): string | undefined => {
      try {
        work();
      } catch (error) {
        return storeFault(error)?.sentence;
      }
      return undefined;
    };
    const reader = openDatabase(join(folder, STORE_FILE), { readonly: true });
    expect(faultOf(() => reader.exec("INSERT INTO meta VALUES ('a', 'b')"))).toContain('not allowed');
    reader.close();
    const writer = openDatabase(join(folder, STORE_FILE));
    writer.exec('BEGIN IMMEDIATE');
    expect(faultOf(() => database.exec("INSERT INTO meta VALUES ('a', 'b')"))).toContain('Another program');
    writer.close();
  });

  test('a defect of ours is no fault of the store', () => {
    expect(storeFault(new TypeError('x is not a function'))).toBeNull();
    const { database } = openIn(':memory:');
    expect(storeFault(refusedBy(() => database.exec('SELECT nonsense FROM nowhere')))).toBeNull();
  });
});

const refusedBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};
