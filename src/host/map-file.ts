import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UnitError } from '../contract/errors.ts';

/** The head of a PMTiles file, version 3 of the specification. */
const HEAD = { magic: 'PMTiles', version: 3, length: 127 } as const;

const bad = (file: string, found: string): UnitError =>
  new UnitError(
    'bad-input',
    `The map file ${file} must be a PMTiles file of version ${HEAD.version}; ${found}.`,
    'Give such a file with --map, or leave it out to use the built-in map.',
  );

/** Whether the directory and the tiles that a head tells of lie within the file; the head's numbers are 64 bits long. */
const holdsAll = (head: Buffer, size: number): boolean =>
  [8, 24, 40, 56].every((field) => {
    const end = head.readBigUInt64LE(field) + head.readBigUInt64LE(field + 8);
    return end <= BigInt(size);
  });

const wrongWith = (descriptor: number): string | null => {
  const stat = fstatSync(descriptor);
  if (stat.isDirectory()) return 'it is a folder';
  if (!stat.isFile()) return 'it is no regular file';
  const head = Buffer.alloc(HEAD.length);
  const length = readSync(descriptor, head, 0, HEAD.length, 0);
  if (length < HEAD.length) return `it is only ${length} bytes long`;
  if (head.toString('latin1', 0, HEAD.magic.length) !== HEAD.magic) return 'it does not begin as one';
  const version = head[HEAD.magic.length];
  if (version !== HEAD.version) return `it is of version ${version}`;
  return holdsAll(head, stat.size) ? null : 'it is cut short';
};

/**
 * The map file that a run was given, after a look at its head.
 * @throws UnitError `bad-input` with one sentence that names the file, what was expected and what was found
 */
export const mapFile = (file: string): string => {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw bad(file, code === 'ENOENT' ? 'there is no such file' : `it can't be read (${code ?? error})`);
  }
  try {
    const wrong = wrongWith(descriptor);
    if (wrong !== null) throw bad(file, wrong);
    return file;
  } finally {
    closeSync(descriptor);
  }
};
