import { existsSync, rmSync, statSync } from 'node:fs';
import { type Database, openDatabase, pragma, sqliteCode } from './database.ts';
import { APPLICATION_ID, migrate, STORE_VERSION, versionOf } from './migrations/migrations.ts';

/** What SQLite keeps beside a database file while it is in use, and after a crash. */
export const SIBLINGS = ['-wal', '-shm', '-journal'] as const;

/** What is found where the store should be, before anything is written to it. */
export type Finding =
  | { readonly kind: 'new' }
  | { readonly kind: 'ours' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly why: string };

const damaged = (why: string): Finding => ({ kind: 'damaged', why });

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const namesIn = (database: Database): ReadonlySet<string> =>
  new Set(
    database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
      .all()
      .map((row) => row.name),
  );

/** The tables, indexes and triggers that a database of `version` must have. */
const namesAt = (version: number): ReadonlySet<string> => {
  const model = openDatabase(':memory:');
  migrate(model, version);
  const names = namesIn(model);
  model.close();
  return names;
};

/** Profiles and the vehicle are written together: the one without the other is no store that has just begun. */
const isOrphaned = (database: Database): boolean =>
  database
    .prepare('SELECT 1 WHERE EXISTS (SELECT 1 FROM profile) AND NOT EXISTS (SELECT 1 FROM vehicle)')
    .get() !== undefined;

const judge = (database: Database): Finding => {
  const version = versionOf(database);
  const names = namesIn(database);
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    // A crash before the first migration leaves a database with nothing in it.
    return names.size === 0 && version === 0 ? { kind: 'new' } : damaged('it belongs to another program');
  }
  if (version > STORE_VERSION) return { kind: 'newer', version };
  // A connection that can't write does not test CHECK constraints, which suits: a value that breaks one is a matter for
  // whoever reads it (R28), and must not cost the driver the whole store.
  if (pragma(database, 'quick_check(1)') !== 'ok') return damaged('its pages contradict each other');
  const missing = version > 0 ? [...namesAt(version)].find((name) => !names.has(name)) : 'version';
  if (missing !== undefined) return damaged(`its part "${missing}" is missing`);
  return isOrphaned(database) ? damaged('it has profiles and no vehicle') : { kind: 'ours' };
};

const look = (path: string): Finding => {
  let database: Database | null = null;
  try {
    database = openDatabase(path, { readonly: true });
    return judge(database);
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 'SQLITE_NOTADB') return damaged('it is no database');
    if (code?.startsWith('SQLITE_CORRUPT')) return damaged('it is cut short or overwritten');
    if (code !== 'SQLITE_READONLY_ROLLBACK') throw error;
  } finally {
    database?.close();
  }
  // A crash left a half-written transaction and the journal that undoes it: SQLite may undo it only when it may write.
  const repair = openDatabase(path);
  versionOf(repair);
  repair.close();
  return look(path);
};

/** What is wrong with the bytes of a database that is to become the store; null where nothing is. */
export const faultOfContents = (contents: Uint8Array): string | null => {
  let database: Database | null = null;
  try {
    database = openDatabase(contents);
    const finding = judge(database);
    if (finding.kind === 'damaged') return finding.why;
    return finding.kind === 'ours' ? null : 'it is the store of another version, or of nobody yet';
  } catch {
    return 'it is no database, or was cut short';
  } finally {
    database?.close();
  }
};

/**
 * Judges the database file without changing a byte of it, nor of its write-ahead log; a half-written transaction with its undo
 * journal, which only a crash in the first moments of a store leaves, is undone.
 * Call it only while holding the lock of the folder.
 *
 * @throws SqliteError if the file can't be read at all
 */
export function inspect(path: string): Finding {
  if (sizeOf(path) === 0) {
    // SQLite would throw away a log that has lost its database.
    return sizeOf(`${path}-wal`) === 0 ? { kind: 'new' } : damaged('it is gone, and only its log is left');
  }
  const strangers = SIBLINGS.map((suffix) => path + suffix).filter((sibling) => !existsSync(sibling));
  const finding = look(path);
  // Reading a WAL database makes siblings that only writing would clear away again.
  if (finding.kind === 'newer' || finding.kind === 'damaged') {
    for (const sibling of strangers) rmSync(sibling, { force: true });
  }
  return finding;
}
