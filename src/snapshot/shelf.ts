import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { UnitError } from '../contract/errors.ts';
import { makeFolder } from '../make-folder.ts';
import { parseSnapshot, type Snapshot, textOfSnapshot } from './snapshot.ts';

const ENDING = '.snapshot.json';
/** A name is part of a file's, on any system. */
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/u;

/** The file of a snapshot in its folder. */
export const fileOf = (name: string): string => `${name}${ENDING}`;

/** What is on a shelf under a name. */
export type OnShelf = { readonly name: string; readonly says: string | null; readonly bundled: boolean };

/** Snapshots by name: those that come with Glovebox, which stay as they are, and one's own. */
export type SnapshotShelf = {
  readonly list: () => readonly OnShelf[];
  /** @throws UnitError `bad-input` for the name of a bundled one, or where it can't be written */
  readonly put: (name: string, snapshot: Snapshot) => OnShelf;
  /** @throws UnitError `bad-input` for a name that is not there, naming the nearest, or for one of another version */
  readonly take: (name: string) => Snapshot;
  /** @throws UnitError `bad-input`, as `take` does, or `not-allowed` for a bundled one */
  readonly remove: (name: string) => void;
};

const namesIn = (folder: string | null): readonly string[] =>
  folder === null || !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((file) => file.endsWith(ENDING))
        .map((file) => file.slice(0, -ENDING.length))
        .toSorted();

/** Whole or not at all, and for this user alone: there is personal data in it. */
const write = (folder: string, name: string, text: string): void => {
  makeFolder(folder, 0o700);
  const file = join(folder, fileOf(name));
  const fresh = `${file}.${process.pid}`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
};

/**
 * @param own the folder of one's own; null keeps them in memory, as long as this process lives
 * @param bundled the folder of those that come with Glovebox
 */
export const createSnapshotShelf = (own: string | null, bundled: string): SnapshotShelf => {
  const held = new Map<string, Snapshot>();
  /** Those that come with Glovebox don't change while it runs. */
  const readBefore = new Map<string, Snapshot>();
  const ofBundled = (): readonly string[] => namesIn(bundled);
  const ofOwn = (): readonly string[] => (own === null ? [...held.keys()].toSorted() : namesIn(own));
  const names = (): readonly string[] => [...ofBundled(), ...ofOwn()];

  const unknown = (name: string): UnitError => {
    const nearest = names().toSorted((one, other) => distance(one, name) - distance(other, name))[0];
    return new UnitError(
      'bad-input',
      `There is no snapshot "${name}".`,
      nearest === undefined
        ? 'Save one with snapshot.save.'
        : `Did you mean "${nearest}"? There are ${names().join(', ')}.`,
    );
  };
  const read = (folder: string, name: string): Snapshot =>
    parseSnapshot(readFileSync(join(folder, fileOf(name)), 'utf8'), `"${name}"`);
  const readBundled = (name: string): Snapshot => {
    const known = readBefore.get(name) ?? read(bundled, name);
    readBefore.set(name, known);
    return known;
  };
  const take = (name: string): Snapshot => {
    if (ofBundled().includes(name)) return readBundled(name);
    const inMemory = held.get(name);
    if (inMemory !== undefined) return inMemory;
    if (own !== null && ofOwn().includes(name)) return read(own, name);
    throw unknown(name);
  };

  return {
    list: () => [
      ...ofBundled().map((name) => ({ name, says: readBundled(name).says, bundled: true })),
      ...ofOwn().map((name) => ({ name, says: null, bundled: false })),
    ],
    put: (name, snapshot) => {
      if (!NAME.test(name)) {
        throw new UnitError(
          'bad-input',
          `"${name}" can't be the name of a snapshot: small letters, digits and hyphens, 64 at the most.`,
          'Choose a name such as before-the-tunnel.',
        );
      }
      if (ofBundled().includes(name)) {
        throw new UnitError(
          'bad-input',
          `"${name}" is the name of a snapshot that comes with Glovebox.`,
          'Choose another name.',
        );
      }
      if (own === null) held.set(name, snapshot);
      else {
        try {
          write(own, name, textOfSnapshot(snapshot));
        } catch (error) {
          const why = error instanceof Error && 'code' in error ? String(error.code) : 'no reason was given';
          throw new UnitError(
            'bad-input',
            `The snapshot "${name}" could not be written to ${own} (${why}).`,
            'Make room there, or let this user write to it.',
          );
        }
      }
      return { name, says: null, bundled: false };
    },
    take,
    remove: (name) => {
      if (ofBundled().includes(name)) {
        throw new UnitError(
          'not-allowed',
          `"${name}" comes with Glovebox and stays.`,
          'Remove one of your own.',
        );
      }
      if (!ofOwn().includes(name)) throw unknown(name);
      held.delete(name);
      if (own !== null) rmSync(join(own, fileOf(name)), { force: true });
    },
  };
};
