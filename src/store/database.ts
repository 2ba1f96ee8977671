import BetterSqlite3, { type Database } from 'better-sqlite3';

export type { Database } from 'better-sqlite3';

/** How long a statement waits for another process that holds the file, in milliseconds: short, since the unit waits with it. */
const BUSY_TIMEOUT = 200;

/**
 * Opens a SQLite file, `:memory:`, or in memory the bytes of one.
 * @throws SqliteError, whose code {@link sqliteCode} tells
 */
export const openDatabase = (
  path: string | Uint8Array,
  options: { readonly readonly?: boolean; readonly timeout?: number } = {},
): Database =>
  new BetterSqlite3(typeof path === 'string' ? path : Buffer.from(path), {
    readonly: options.readonly ?? false,
    fileMustExist: options.readonly ?? false,
    timeout: options.timeout ?? BUSY_TIMEOUT,
  });

/** SQLite's own name for what went wrong, such as `SQLITE_FULL`; null for an error of another origin. */
export const sqliteCode = (error: unknown): string | null =>
  error instanceof BetterSqlite3.SqliteError ? error.code : null;

/** What the database was asked for and must answer, as text or number. */
export const pragma = (database: Database, name: string): unknown => database.pragma(name, { simple: true });
