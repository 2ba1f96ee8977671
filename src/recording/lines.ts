import { closeSync, openSync, readSync } from 'node:fs';
import { UnitError } from '../contract/errors.ts';

/** Bytes read at a time. */
const CHUNK = 65_536;

/** The longest line that is read, in bytes: a sample has about two thousand, a message of MQTT could have far more. */
export const LONGEST_LINE = 262_144;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A line of a file. `whole` is false for a last line that no line feed ends, such as a power cut leaves behind. */
export type Line = { readonly number: number; readonly text: string; readonly whole: boolean };

const unreadable = (file: string, sentence: string): UnitError =>
  new UnitError('bad-input', `${file}${sentence}`, 'Name a file that exists and that you may read.');

const open = (path: string, file: string): number => {
  try {
    return openSync(path, 'r');
  } catch {
    throw unreadable(file, " can't be read.");
  }
};

const read = (descriptor: number, chunk: Buffer, file: string): number => {
  try {
    return readSync(descriptor, chunk);
  } catch {
    // A folder opens, but can't be read.
    throw unreadable(file, " can't be read.");
  }
};

/**
 * The lines of a file, one at a time: however long the file is, no more than one chunk and one line of it are in memory.
 * @param file how sentences name it
 * @throws UnitError `bad-input` for a file that can't be read, a line that is too long, or bytes that are not UTF-8
 */
export function* linesOf(path: string, file: string): Generator<Line, void, undefined> {
  const descriptor = open(path, file);
  const chunk = Buffer.allocUnsafe(CHUNK);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;

  const take = (bytes: Buffer, whole: boolean): Line => {
    number += 1;
    const line = parts.length === 0 ? bytes : Buffer.concat([...parts, bytes]);
    parts = [];
    length = 0;
    const end = line.at(-1) === CARRIAGE_RETURN ? line.length - 1 : line.length;
    try {
      return { number, text: decoder.decode(line.subarray(0, end)), whole };
    } catch {
      // Half a letter at the very end is what a power cut leaves; anywhere else it is no text.
      if (!whole) return { number, text: '\uFFFD', whole };
      throw new UnitError('bad-input', `${file}, line ${number}: must be UTF-8 text.`, 'Save it as UTF-8.');
    }
  };
  const fits = (more: number): void => {
    length += more;
    if (length <= LONGEST_LINE) return;
    throw new UnitError(
      'bad-input',
      `${file}, line ${number + 1}: must be at most ${LONGEST_LINE} bytes long.`,
      'Check that it is a text file with one entry a line.',
    );
  };

  try {
    for (let size = read(descriptor, chunk, file); size > 0; size = read(descriptor, chunk, file)) {
      let start = 0;
      for (let end = chunk.indexOf(LINE_FEED); end !== -1 && end < size; ) {
        fits(end - start);
        yield take(chunk.subarray(start, end), true);
        start = end + 1;
        end = chunk.indexOf(LINE_FEED, start);
      }
      fits(size - start);
      if (start < size) parts.push(Buffer.from(chunk.subarray(start, size)));
    }
    if (length > 0) yield take(Buffer.alloc(0), false);
  } finally {
    closeSync(descriptor);
  }
}
