import type { Database } from '../database.ts';
import { begin } from './0001-begin.ts';
import { wholeModel } from './0002-whole-model.ts';
import { preferences } from './0003-preferences.ts';

/** One step from the version before to this one. Once released, a migration is never edited: the next one corrects it. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What SQL alone can't do, in the same transaction after it. */
  readonly after?: (database: Database) => void;
};

/** Every migration, in order: the place in the list is the version less one. */
export const MIGRATIONS: readonly Migration[] = [begin, wholeModel, preferences];

/** The version of the store that this program reads and writes. */
export const STORE_VERSION = MIGRATIONS.length;

/** Marks a file as a Glovebox store ("GlBx"), in the header that SQLite keeps for it. */
export const APPLICATION_ID = 0x47_6c_42_78;

/** The version that the open database has; 0 for a new one. */
export const versionOf = (database: Database): number =>
  Number(database.pragma('user_version', { simple: true }));

/**
 * Brings the database up to `target`, one transaction a step.
 *
 * INVARIANT: a step and its version number become durable together, so a crash leaves the version before or the one after.
 */
export function migrate(database: Database, target: number = STORE_VERSION): void {
  for (const migration of MIGRATIONS) {
    if (migration.version <= versionOf(database) || migration.version > target) continue;
    database.transaction(() => {
      database.exec(migration.sql);
      migration.after?.(database);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}
