import type { Database } from './database.ts';

/** A disk that can be made full. */
export type Disk = {
  readonly isFull: () => boolean;
  readonly fill: () => void;
  readonly free: () => void;
};

/** More than fits into the two pages that the database in memory may have. */
const TOO_MUCH = 20_000;
const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/**
 * Makes SQLite itself say that the disk is full (SQLITE_FULL), to every write, and touches no file. A limit on the pages of the file would not
 * be the truth: a row that is changed in place needs no new page, whereas on a disk that is full the write-ahead log
 * can't grow, and nothing at all is stored. So every write spills into a database in memory that has no room.
 */
export const createDisk = (database: Database): Disk => {
  let full = false;

  const tables = (): readonly string[] =>
    database
      .prepare<[], { readonly name: string }>(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all()
      .map(({ name }) => name);
  const triggers = () =>
    tables().flatMap((table) => EVENTS.map((event) => ({ name: `full_${event}_${table}`, event, table })));

  return {
    isFull: () => full,
    fill: () => {
      if (full) return;
      database.exec("ATTACH ':memory:' AS brim; CREATE TABLE brim.spilled (drop_of BLOB);");
      database.pragma('brim.max_page_count = 2');
      for (const { name, event, table } of triggers())
        database.exec(
          `CREATE TEMP TRIGGER "${name}" BEFORE ${event} ON main."${table}" BEGIN INSERT INTO spilled VALUES (zeroblob(${TOO_MUCH})); END`,
        );
      full = true;
    },
    free: () => {
      if (!full) return;
      for (const { name } of triggers()) database.exec(`DROP TRIGGER temp."${name}"`);
      database.exec('DETACH brim');
      full = false;
    },
  };
};
