import { closeSync, fdatasync, openSync, readSync, writeSync } from 'node:fs';
import { UnitError } from '../contract/errors.ts';
import { foreseenUnwritable, whyUnwritable } from '../unwritable.ts';
import type { Entry, Header } from './format.ts';

/** How often what was written is forced onto the disk, in real milliseconds: so much a power cut can cost. */
const SYNC_PERIOD = 1_000;

/** How every recording begins, and nothing else. */
const BEGINNING = '{"glovebox":"recording"';

/** Writes a recording, a line at a time; a line that was written is never touched again. */
export type Writer = {
  readonly write: (entry: Entry) => void;
  readonly close: () => void;
};

/** Only an earlier recording is written over: whoever mistypes a name loses nothing. */
const isFree = (path: string): boolean => {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
  try {
    const start = Buffer.alloc(BEGINNING.length);
    const size = readSync(descriptor, start);
    return size === 0 || start.toString('latin1') === BEGINNING;
  } catch {
    return false;
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Says in time that a recording can't be written to a file, before anything is run.
 * @throws UnitError `bad-input` if it is something else than a recording, or lies in no folder that can be written to
 */
export const mustBeRecordable = (path: string): void => {
  if (!isFree(path)) {
    throw new UnitError(
      'bad-input',
      `${path} exists and is not a recording, so nothing is written over it.`,
      'Name another file with --record.',
    );
  }
  const why = foreseenUnwritable(path);
  if (why !== null) throw unwritable(path, why);
};

const unwritable = (path: string, why: string): UnitError =>
  new UnitError(
    'bad-input',
    `The recording ${path} can't be written: ${why}.`,
    'Name a file in a folder that exists and that you may write to.',
  );

/**
 * Begins a recording. The file is for its owner alone: it holds where the car was and what the driver said.
 * @param failed is told once when a line could not be written; nothing more is written then, and the unit goes on
 * @param how `go on` writes below what is there
 * @throws UnitError `bad-input` if the file can't be made, or is something else than a recording
 */
export const createWriter = (
  path: string,
  header: Header,
  failed: (cause: string) => void,
  how: 'new' | 'go on' = 'new',
): Writer => {
  mustBeRecordable(path);
  let descriptor: number | null;
  try {
    descriptor = openSync(path, how === 'new' ? 'w' : 'a', 0o600);
    if (how === 'new') writeSync(descriptor, `${JSON.stringify(header)}\n`);
  } catch (error) {
    throw unwritable(path, whyUnwritable(error));
  }
  let unsynced = true;
  const timer = setInterval(() => {
    if (descriptor === null || !unsynced) return;
    unsynced = false;
    fdatasync(descriptor, () => undefined);
  }, SYNC_PERIOD);
  timer.unref();

  const end = (): void => {
    clearInterval(timer);
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  return {
    write: (entry) => {
      if (descriptor === null) return;
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        for (let done = 0; done < line.length; ) done += writeSync(descriptor, line, done);
        unsynced = true;
      } catch (error) {
        end();
        failed(error instanceof Error ? error.message : String(error));
      }
    },
    close: end,
  };
};
