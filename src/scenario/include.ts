import { posix } from 'node:path';
import { listOf, type Place, placeOf, readDocument, type Tree, withKey, wrongAt } from './document.ts';
import { keysAt } from './known-keys.ts';
import { part } from './language.ts';
import { problemOf } from './problem.ts';

/** Reads the text of a file, by its path with slashes. @throws UnitError `bad-input` where there is none */
export type ReadFile = (path: string) => string;

/** Parts within parts; deeper is most likely a mistake. */
const DEEPEST = 10;
const MOST_ENTRIES = 10_000;
/** Parts that a scenario is put together of, each counted as often as it is included. */
const MOST_INCLUDES = 1_000;

type Mapping = { readonly [key: string]: Tree };
type Entry = { readonly tree: Tree; readonly place: Place };

export const isMapping = (tree: Tree | undefined): tree is Mapping =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree);

/** Puts included parts in the place of what includes them. */
const resolve = (
  tree: Mapping,
  place: Place,
  read: ReadFile,
  folder: string,
  chain: readonly string[],
  included: { count: number },
): Mapping => {
  const partAt = (name: string, at: Place): { readonly tree: Mapping; readonly place: Place } => {
    const path = posix.normalize(posix.join(posix.dirname(at.file), name));
    const inside = folder === '.' ? !path.startsWith('../') : path.startsWith(`${folder}/`);
    if (posix.isAbsolute(name) || name.includes('\\') || /^[a-z]+:/iu.test(name) || !inside)
      throw wrongAt(
        at,
        `"include" names "${name}", which is not in the folder of the scenario.`,
        'Name a file beside it, or below, such as parts/guest.yaml.',
      );
    if (chain.includes(path))
      throw wrongAt(
        at,
        `"include" goes round in a circle: ${[...chain, path].join(' → ')}.`,
        'Leave one of them out.',
      );
    if (chain.length > DEEPEST)
      throw wrongAt(at, `"include" goes deeper than ${DEEPEST} files.`, 'Include fewer parts.');
    included.count += 1;
    if (included.count > MOST_INCLUDES)
      throw wrongAt(at, `"include" is used more than ${MOST_INCLUDES} times.`, 'Include fewer parts.');
    let text: string;
    try {
      text = read(path);
    } catch {
      throw wrongAt(at, `"include" names "${name}", which can't be read.`, 'Name a file that is there.');
    }
    const document = readDocument(text, path);
    const checked = part.safeParse(document.tree);
    if (!checked.success && !isLenient(document.tree))
      throw problemOf(checked.error.issues, document.tree, document.place, (keys) => keysAt(part, keys));
    if (!isMapping(document.tree))
      throw wrongAt(document.place, 'a part must be a mapping.', 'Begin it with part: and a title.');
    return {
      tree: resolve(document.tree, document.place, read, folder, [...chain, path], included),
      place: document.place,
    };
  };

  const entriesOf = (key: 'steps' | 'expect'): Tree | undefined => {
    const list = tree[key];
    if (!Array.isArray(list)) return list;
    const entries = list.flatMap((entry: Tree, index): readonly Entry[] => {
      const at = placeOf(tree, [key, index], 'value', place);
      if (!isMapping(entry) || typeof entry['include'] !== 'string' || Object.keys(entry).length > 1)
        return [{ tree: entry, place: at }];
      const found = partAt(entry['include'], placeOf(tree, [key, index, 'include'], 'value', place));
      const entries = found.tree[key];
      if (!Array.isArray(entries)) return [];
      return entries.map((one: Tree, nth) => ({
        tree: one,
        place: placeOf(found.tree, [key, nth], 'value', found.place),
      }));
    });
    if (entries.length > MOST_ENTRIES)
      throw wrongAt(place, `"${key}" has more than ${MOST_ENTRIES} entries.`, 'Split the scenario.');
    return listOf(entries);
  };

  return (['steps', 'expect'] as const).reduce<Mapping>((so, key) => {
    const entries = entriesOf(key);
    return entries === undefined ? so : (withKey(so, key, entries) as Mapping);
  }, tree);
};

/** A part with parameters in it is checked when they are known. */
const isLenient = (tree: Tree): boolean => JSON.stringify(tree)?.includes('${') ?? false;

/**
 * Reads a scenario file with all that it includes.
 * @throws UnitError `bad-input`, naming file, line and column
 */
export const readScenarioFile = (
  path: string,
  read: ReadFile,
): { readonly tree: Mapping; readonly place: Place } => {
  const file = posix.normalize(path);
  const { tree, place } = readDocument(read(file), file);
  if (!isMapping(tree)) {
    throw wrongAt(
      place,
      'a scenario must be a mapping of names to values.',
      'Begin it with scenario: and a title.',
    );
  }
  return { tree: resolve(tree, place, read, posix.dirname(file), [file], { count: 0 }), place };
};
