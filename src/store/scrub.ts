import { type Database, sqliteCode } from './database.ts';

/**
 * Makes what a guest left unreadable in the files as well, once its rows are deleted (R5). SQLite's secure_delete overwrites rows and whole
 * pages, but not the copies that stay in the gaps of a page when rows move between pages (measured: in one of seven
 * databases). So what is left of the queue is written anew onto clean pages; other tables are too small to have moved. Then the
 * write-ahead log, which holds the former pages, is emptied.
 *
 * Call it outside a transaction. It never throws what SQLite throws: the change it follows is durable already, and it is tried again at the next
 * guest's end and at the next opening. While another process reads the store, the log stays until then as well.
 */
export function scrub(database: Database): void {
  try {
    database
      .transaction(() => {
        database.exec(`
          CREATE TEMP TABLE kept AS SELECT * FROM main.outbox;
          CREATE TEMP TABLE kept_shape AS SELECT * FROM main.outbox_shape;
          DELETE FROM main.outbox;
          DELETE FROM main.outbox_shape;
          INSERT OR IGNORE INTO main.outbox_shape SELECT * FROM temp.kept_shape;
          INSERT OR IGNORE INTO main.outbox SELECT * FROM temp.kept;
          DROP TABLE temp.kept_shape;
          DROP TABLE temp.kept;
        `);
      })
      .immediate();
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
  }
}
