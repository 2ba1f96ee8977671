import { join } from 'node:path';
import type { Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import { makeFolder } from '../make-folder.ts';
import { createDemoVehicle } from '../profiles/demo-vehicle.ts';
import { type Database, openDatabase, pragma } from './database.ts';
import { explainFault } from './fault.ts';
import { bringFormerBack, forgetFormer, putInPlace } from './former.ts';
import { createDisk, type Disk } from './full-disk.ts';
import { inspect } from './inspect.ts';
import { lockFolder } from './lock.ts';
import { migrate, STORE_VERSION } from './migrations/migrations.ts';
import { createPrivateFile } from './private-file.ts';
import { scrub } from './scrub.ts';
import { createSetAside, rememberSetAside, setAside } from './set-aside.ts';

export { storeFault } from './fault.ts';

export const STORE_FILE = 'glovebox.sqlite';
const MEMORY = ':memory:';

/** The open store of one unit. */
export type Store = {
  readonly database: Database;
  /** `set-aside` from the start after which a damaged store was set aside until a person has read of it (R28). */
  readonly status: () => 'ok' | 'set-aside';
  /** For the driver: what was set aside, and what follows from it; null if the status is `ok`. */
  readonly message: () => string | null;
  /** A person read the message: the new store is trusted from now on. Durable with the transaction it is called in. */
  readonly accept: () => void;
  /** Makes what a guest left unreadable in the files as well (R5): call it after a guest session's end, outside a transaction. */
  readonly scrub: () => void;
  /** The disk under it, which can be made full. */
  readonly disk: Disk;
  /** Whoever opened it with `contents` stands on it: from now on it is the store, and nothing of the former one stays. */
  readonly forgetFormer: () => void;
  /** Lets go of the data folder. Calling it twice does nothing. */
  readonly close: () => void;
};

export type StoreOptions = {
  /** The data folder as an absolute path, made if absent; or `:memory:`. */
  readonly folder: string;
  readonly now: () => number;
  readonly random: Random;
  /**
   * The bytes of a database that takes the place of what is there, as {@link contentsOf} gave them. What is there is kept, and comes back with the
   * next opening, until `forgetFormer` is called.
   */
  readonly contents?: Uint8Array | undefined;
};

/** Settings of the connection; SQLite forgets all but the first of them when the file is closed. */
const configure = (database: Database, mode: 'wal' | 'memory'): void => {
  const journal = pragma(database, 'journal_mode = WAL');
  if (journal !== mode) {
    throw new UnitError(
      'store-refused',
      `The disk of the data folder can't keep a write-ahead log (SQLite chose "${journal}").`,
      'Choose a folder on a local disk with --data.',
    );
  }
  // INVARIANT: what was acknowledged survives a power cut. A WAL database reopens as NORMAL, so this is set every time.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  database.pragma('trusted_schema = OFF');
  // What SQLite works with on the side never touches a disk.
  database.pragma('temp_store = MEMORY');
};

const hasVehicle = (database: Database): boolean =>
  database.prepare('SELECT 1 FROM vehicle').get() !== undefined;

const begin = (database: Database, random: Random, path: string | null, why: string | null): void => {
  database.transaction(() => {
    createDemoVehicle(database, random);
    if (path !== null) rememberSetAside(database, path, why);
  })();
};

const openFile = (path: string, options: StoreOptions): Database => {
  const finding = inspect(path);
  if (finding.kind === 'newer') {
    throw new UnitError(
      'store-refused',
      `The store ${path} has version ${finding.version}, and this Glovebox knows versions up to ${STORE_VERSION}.`,
      'Use the newer Glovebox that wrote it, or choose another folder with --data. The file was not touched.',
    );
  }
  if (finding.kind === 'damaged') setAside(path, options.now());
  createPrivateFile(path);
  const database = openDatabase(path);
  try {
    configure(database, 'wal');
    migrate(database);
    // A crash may have come between a guest's end and this.
    scrub(database);
    if (!hasVehicle(database)) {
      begin(database, options.random, path, finding.kind === 'damaged' ? finding.why : null);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

const openMemory = ({ random, contents }: StoreOptions): Database => {
  const database = openDatabase(contents ?? MEMORY);
  configure(database, 'memory');
  migrate(database);
  if (!hasVehicle(database)) begin(database, random, null, null);
  return database;
};

/** Where a database says how it keeps its journal (SQLite file format §1.3): 2 for a write-ahead log, 1 for none. */
const JOURNAL_BYTES = [18, 19] as const;

/** All that is in a store, as the bytes of a database that any connection can open. */
export const contentsOf = ({ database }: Store): Uint8Array => {
  const bytes = database.serialize();
  for (const at of JOURNAL_BYTES) bytes[at] = 1;
  return bytes;
};

const storeOf = (database: Database, folder: string, unlock: () => void, forget: () => void): Store => {
  const aside = createSetAside(database, folder);
  return {
    database,
    status: () => (aside.message() === null ? 'ok' : 'set-aside'),
    message: aside.message,
    accept: aside.accept,
    scrub: () => scrub(database),
    disk: createDisk(database),
    forgetFormer: forget,
    close: () => {
      if (!database.open) return;
      try {
        database.close();
      } finally {
        unlock();
      }
    },
  };
};

/**
 * Opens the store of a data folder for this process alone, and creates the demo vehicle in a new one. A damaged store is set aside
 * untouched, and the one that takes its place says so until somebody has read it.
 *
 * @throws UnitError `store-refused` if another process uses the folder, if the store is of a newer version, or if the
 *   folder can't be written to; the store is then as it was
 */
export function openStore(options: StoreOptions): Store {
  const { folder } = options;
  if (folder === MEMORY) {
    return storeOf(
      openMemory(options),
      folder,
      () => undefined,
      () => undefined,
    );
  }
  let unlock = (): void => undefined;
  try {
    makeFolder(folder, 0o700);
    unlock = lockFolder(folder);
    const path = join(folder, STORE_FILE);
    bringFormerBack(path);
    if (options.contents !== undefined) putInPlace(path, options.contents);
    return storeOf(openFile(path, options), folder, unlock, () => forgetFormer(path));
  } catch (error) {
    unlock();
    throw explainFault(error, 'store-refused', `the data folder ${folder}`) ?? error;
  }
}
