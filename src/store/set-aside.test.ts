import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createProfiles } from '../profiles/profiles.ts';
import { type Database, openDatabase } from './database.ts';
import { openStore, STORE_FILE } from './open.ts';
import { cleanUp } from './testing/clean-up.ts';
import { NOW, openIn, seededRandom, temporaryFolder } from './testing/data-folder.ts';

afterEach(cleanUp);

const PAGE = 4096;

/** A folder with a store in which the primary is loaded and geolocation is on. */
const usedFolder = (): string => {
  const folder = temporaryFolder();
  const store = openStore({ folder, now: () => NOW, random: seededRandom() });
  const profiles = createProfiles(store.database, seededRandom(2));
  profiles.load(profiles.find('Alex'));
  profiles.set('geolocation', true);
  store.close();
  return folder;
};

const edit = (path: string, work: (database: Database) => void): void => {
  const database = openDatabase(path);
  work(database);
  database.close();
};

const DAMAGES: readonly (readonly [name: string, damage: (path: string) => void])[] = [
  ['text instead of a database', (path) => writeFileSync(path, 'these are not the bytes '.repeat(500))],
  ['a few bytes', (path) => writeFileSync(path, 'SQLite')],
  ['a store cut in the middle of a page', (path) => truncateSync(path, PAGE * 3 + 100)],
  ['a store cut after its first page', (path) => truncateSync(path, PAGE)],
  [
    'a store with a page of noise',
    (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0xa5, PAGE, PAGE * 4);
      writeFileSync(path, bytes);
    },
  ],
  [
    'the database of another program',
    (path) => edit(path, (database) => database.pragma('application_id = 7')),
  ],
  ['a store without its ledger', (path) => edit(path, (database) => database.exec('DROP TABLE ledger'))],
  [
    'a store whose ledger may be changed',
    (path) => edit(path, (database) => database.exec('DROP TRIGGER ledger_keeps_rows')),
  ],
  ['a store that lost its vehicle', (path) => edit(path, (database) => database.exec('DELETE FROM vehicle'))],
  [
    'a store that says it has no version',
    (path) => edit(path, (database) => database.pragma('user_version = 0')),
  ],
  [
    'a store with a version below none',
    (path) => edit(path, (database) => database.pragma('user_version = -3')),
  ],
  [
    'a log without its database',
    (path) => {
      writeFileSync(`${path}-wal`, 'log');
      truncateSync(path, 0);
    },
  ],
];

describe('R28 a damaged store is set aside untouched, and nothing is trusted until somebody has read of it', () => {
  test.each(DAMAGES)('%s', (_name, damage) => {
    const folder = usedFolder();
    const path = join(folder, STORE_FILE);
    damage(path);
    const bytes = readFileSync(path);

    const store = openIn(folder);
    const aside = `${STORE_FILE}.damaged-20260102T030405Z`;
    expect(readFileSync(join(folder, aside)).equals(bytes)).toBe(true);
    expect(store.status()).toBe('set-aside');
    expect(store.message()).toContain(join(folder, aside));
    const profiles = createProfiles(store.database, seededRandom());
    expect(profiles.active().kind).toBe('guest');
    expect(profiles.settings()).toEqual({ geolocation: false, voiceData: false });
    expect(profiles.list()).toHaveLength(4);
    store.close();

    const again = openIn(folder);
    expect(again.status()).toBe('set-aside');
    again.accept();
    expect([again.status(), again.message()]).toEqual(['ok', null]);
    again.close();
    expect(openIn(folder).status()).toBe('ok');
  });

  test('the log of a damaged store goes with it, under its name', () => {
    const folder = usedFolder();
    writeFileSync(join(folder, STORE_FILE), 'no database at all, and quite long enough to tell'.repeat(10));
    writeFileSync(join(folder, `${STORE_FILE}-wal`), 'its log');
    openIn(folder);
    const aside = join(folder, `${STORE_FILE}.damaged-20260102T030405Z-wal`);
    expect(readFileSync(aside, 'utf8')).toBe('its log');
  });

  test('a second damaged store does not replace the first', () => {
    const folder = usedFolder();
    for (const content of ['first '.repeat(200), 'second '.repeat(200)]) {
      writeFileSync(join(folder, STORE_FILE), content);
      openStore({ folder, now: () => NOW, random: seededRandom() }).close();
    }
    const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(kept.map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 6))).toEqual([
      'first ',
      'second',
    ]);
  });

  test('a crash between setting aside and beginning anew is not forgotten', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, `${STORE_FILE}.damaged-20250101T000000Z`), 'what the last start set aside');
    expect(openIn(folder).status()).toBe('set-aside');
  });

  test('what was accepted in a transaction that fails is not accepted', () => {
    const folder = usedFolder();
    writeFileSync(join(folder, STORE_FILE), 'damaged '.repeat(200));
    const store = openIn(folder);
    const change = store.database.transaction(() => {
      store.accept();
      throw new Error('the rest of the change failed');
    });
    expect(change).toThrow('the rest');
    expect(store.status()).toBe('set-aside');
  });
});

describe('a store that is only a little wrong is kept', () => {
  test('a value that no check allows does not cost the driver the store', () => {
    const folder = usedFolder();
    edit(join(folder, STORE_FILE), (database) => {
      database.pragma('ignore_check_constraints = ON');
      database.exec('UPDATE setting SET is_on = 7');
    });
    const store = openIn(folder);
    expect(store.status()).toBe('ok');
    expect(createProfiles(store.database, seededRandom()).active().name).toBe('Alex');
  });

  test('a half-written transaction is undone, not taken for damage', () => {
    const folder = usedFolder();
    const path = join(folder, STORE_FILE);
    const crashed = temporaryFolder();
    edit(path, (database) => {
      database.pragma('journal_mode = DELETE');
      database.pragma('cache_size = 1');
      database.exec("BEGIN; INSERT INTO meta VALUES ('long', randomblob(200000) || '')");
      // Copied in the middle of the transaction: what a power cut leaves.
      copyFileSync(path, join(crashed, STORE_FILE));
      copyFileSync(`${path}-journal`, join(crashed, `${STORE_FILE}-journal`));
    });
    const store = openIn(crashed);
    expect(store.status()).toBe('ok');
    expect(createProfiles(store.database, seededRandom()).active().name).toBe('Alex');
  });
});
