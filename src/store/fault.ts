import { type ErrorCode, UnitError } from '../contract/errors.ts';
import type { FaultKey } from '../contract/fault-keys.ts';
import { sqliteCode } from './database.ts';

type Explanation = { readonly sentence: string; readonly remedy: string; readonly key: FaultKey };

/** SQLite's primary result codes and Node's file errors that a person can do something about. */
const EXPLANATIONS: readonly (readonly [pattern: RegExp, explain: (place: string) => Explanation])[] = [
  [
    /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/,
    (place) => ({
      sentence: `There is no space left for ${place}, so nothing was stored.`,
      remedy: 'Free some space on that disk, or choose another folder with --data, and try again.',
      key: 'disk-full',
    }),
  ],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS)/,
    (place) => ({
      sentence: `Writing to ${place} is not allowed.`,
      remedy: 'Give this user the right to write there, or choose another folder with --data.',
      key: 'store-read-only',
    }),
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    (place) => ({
      sentence: `What is stored in ${place} is damaged and could not be read.`,
      remedy: 'Restart: the damaged store is then set aside untouched, and a new one begins.',
      key: 'store-damaged',
    }),
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    (place) => ({
      sentence: `Another program is writing to ${place}, so nothing was stored.`,
      remedy: 'Close that program and try again.',
      key: 'store-busy',
    }),
  ],
  [
    /^(SQLITE_IOERR|EIO)/,
    (place) => ({
      sentence: `The disk failed to read or write ${place}.`,
      remedy: 'Check the disk, or choose a folder on another one with --data.',
      key: 'disk-failed',
    }),
  ],
  [
    /^(SQLITE_CANTOPEN|EISDIR|ENOTDIR|EEXIST|ENOENT|ELOOP|ENAMETOOLONG|EINVAL)/,
    (place) => ({
      sentence: `A file cannot be opened or created in ${place}.`,
      remedy: 'Name a folder that this user can write to with --data.',
      key: 'store-read-only',
    }),
  ],
];

const nodeCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** What `error` means for the folder or file `place`, for a person to read; null if it is no fault of a store. */
export function explainFault(error: unknown, code: ErrorCode, place: string): UnitError | null {
  const name = sqliteCode(error) ?? nodeCode(error);
  if (name === null) return null;
  const explain = EXPLANATIONS.find(([pattern]) => pattern.test(name))?.[1];
  if (explain === undefined) return null;
  const { sentence, remedy, key } = explain(place);
  return new UnitError(code, sentence, remedy, key);
}

/**
 * What a failed read or write means, as an error that a person can read (`store-failed`); null if `error` is not
 * a fault of the disk or the database file, and so a defect of ours.
 */
export const storeFault = (error: unknown): UnitError | null =>
  sqliteCode(error) === null ? null : explainFault(error, 'store-failed', 'the data folder');
