import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { UnitError } from '../contract/errors.ts';
import { MOST_VALUES, overloadOf } from './overload.ts';

/** Where something stands in a file, from 1, as editors count. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** A value as it was read. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [key: string]: Tree };

type Keys = Map<string, { readonly key: Place; readonly value: Place }>;

/** Where everything of a tree stands; it goes with the objects, so that parts of trees can be put together. */
const placesOf = new WeakMap<object, Keys>();

/** Larger is no scenario that anybody wrote. */
const LARGEST = 1_000_000;
const DEEPEST = 50;

const tooDeep = (place: Place): UnitError =>
  wrongAt(place, `this is nested deeper than ${DEEPEST}.`, 'Write it flatter.');

/** An error at a place of a file. */
export const wrongAt = ({ file, line, column }: Place, sentence: string, remedy: string): UnitError =>
  new UnitError('bad-input', `${file}:${line}:${column}: ${sentence}`, remedy);

/** A copy of `tree` with every scalar changed by `change`; everything stays where it stood. */
export const mapTree = (tree: Tree, change: (scalar: Tree, place: () => Place) => Tree): Tree => {
  if (typeof tree !== 'object' || tree === null) return tree;
  const keys = placesOf.get(tree);
  const of = (value: Tree, key: string): Tree =>
    typeof value === 'object' && value !== null
      ? mapTree(value, change)
      : change(value, () => keys?.get(key)?.value ?? NOWHERE);
  const copy = Array.isArray(tree)
    ? tree.map((value, index) => of(value, String(index)))
    : Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, of(value, key)]));
  if (keys !== undefined) placesOf.set(copy, keys);
  return copy;
};

const NOWHERE: Place = { file: '', line: 1, column: 1 };

/** A list put together of entries from several lists, each of which stays where it stood. */
export const listOf = (entries: readonly { readonly tree: Tree; readonly place: Place }[]): Tree => {
  const list = entries.map(({ tree }) => tree);
  placesOf.set(
    list,
    new Map(entries.map(({ place }, index) => [String(index), { key: place, value: place }])),
  );
  return list;
};

/** A mapping with one key replaced. */
export const withKey = (tree: { readonly [key: string]: Tree }, key: string, value: Tree): Tree => {
  const copy = { ...tree, [key]: value };
  const keys = placesOf.get(tree);
  if (keys !== undefined) placesOf.set(copy, keys);
  return copy;
};

/** Where the value at a path stands, or its key; the nearest thing around it where it is missing. */
export const placeOf = (
  tree: Tree,
  path: readonly PropertyKey[],
  which: 'key' | 'value',
  whole: Place,
): Place => {
  let at: Tree = tree;
  let place = whole;
  for (const [index, key] of path.entries()) {
    if (typeof at !== 'object' || at === null) return place;
    const found = placesOf.get(at)?.get(String(key));
    if (found === undefined) return place;
    place = index === path.length - 1 ? found[which] : found.value;
    at = Reflect.get(at, key) as Tree;
  }
  return place;
};

/**
 * Reads YAML 1.2 as plain values, and remembers where each of them stands.
 * @throws UnitError `bad-input`, naming file, line and column
 */
export const readDocument = (text: string, file: string): { readonly tree: Tree; readonly place: Place } => {
  const first: Place = { file, line: 1, column: 1 };
  if (text.length > LARGEST)
    throw wrongAt(
      first,
      `the file is longer than ${LARGEST} characters.`,
      'Split it, and include the parts.',
    );
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const overload = overloadOf(text, DEEPEST);
  if (overload !== null) {
    const before = text.slice(0, overload.at).split('\n');
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw overload.what === 'depth'
      ? tooDeep(place)
      : wrongAt(place, `the file holds more than ${MOST_VALUES} values.`, 'Split it, and include the parts.');
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    // It would compare each with each; they are told apart below.
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    throw wrongAt(
      at(problem.pos[0]),
      `this is not YAML: ${problem.message}.`,
      'Check quotes, colons and indentation here.',
    );
  }

  const read = (node: Node | null, depth: number): Tree => {
    const start = at(node?.range?.[0] ?? 0);
    if (depth > DEEPEST) throw tooDeep(start);
    if (isScalar(node)) {
      const { value } = node;
      if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      throw wrongAt(
        start,
        'this is neither text, number, on, off nor nothing.',
        'Put it in quotes if it is text.',
      );
    }
    if (isAlias(node)) {
      throw wrongAt(start, 'aliases (*) are not used here.', 'Use include for what occurs more than once.');
    }
    const keys: Keys = new Map();
    if (isSeq(node)) {
      const list = node.items.map((item, index) => {
        const place = at((item as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0);
        keys.set(String(index), { key: place, value: place });
        return read(item as Node | null, depth + 1);
      });
      placesOf.set(list, keys);
      return list;
    }
    if (!isMap(node)) return null;
    const entries = node.items.map(({ key, value }): [string, Tree] => {
      const keyNode = key as Node | null;
      const place = at(keyNode?.range?.[0] ?? node.range?.[0] ?? 0);
      if (!isScalar(keyNode) || keyNode.value === null || typeof keyNode.value === 'object')
        throw wrongAt(place, 'a name was expected before the colon.', 'Write it as `name: value`.');
      const name = String(keyNode.value);
      if (keys.has(name)) throw wrongAt(place, `"${name}" stands here twice.`, 'Leave one of them out.');
      const valueNode = value as Node | null;
      keys.set(name, {
        key: place,
        value: at(valueNode?.range?.[0] ?? keyNode.range?.[0] ?? 0),
      });
      return [name, read(valueNode, depth + 1)];
    });
    const mapping = Object.fromEntries(entries);
    placesOf.set(mapping, keys);
    return mapping;
  };
  const root = document.contents as Node | null;
  return { tree: read(root, 0), place: at(root?.range?.[0] ?? 0) };
};
