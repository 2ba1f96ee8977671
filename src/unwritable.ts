import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** Why a file could not be written, in a few words for a person. */
export const whyUnwritable = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? 'no reason is given' : `the system says ${code}`);
};

/** Why a file can't be written, as far as can be seen without writing to it; null if nothing speaks against it. */
export const foreseenUnwritable = (path: string): string | null => {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) return REASONS['EISDIR'] ?? null;
    const folder = dirname(path);
    if (there === undefined && !statSync(folder).isDirectory()) return REASONS['ENOTDIR'] ?? null;
    accessSync(there === undefined ? folder : path, constants.W_OK);
    return null;
  } catch (error) {
    return whyUnwritable(error);
  }
};
