/** Lines under a heading or a marker. */
export type Named = { readonly name: string; readonly lines: readonly string[] };

const OPENING = /^\s*\/\/ #region (.+)$/u;
const CLOSING = /^\s*\/\/ #endregion$/u;
const HEADING = /^#+ (.+)$/u;

const indentOf = (lines: readonly string[]): number =>
  Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/u)));

const dedented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.slice(indentOf(lines)));

/** What stands in a spec between its markers, out of its indentation; parts of one name are one. */
export const regionsOf = (source: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  let open: { readonly name: string; readonly lines: string[] } | null = null;
  for (const line of source.split('\n')) {
    const name = OPENING.exec(line)?.[1];
    if (name !== undefined) open = { name, lines: [] };
    else if (CLOSING.test(line)) {
      if (open !== null) found.set(open.name, [...(found.get(open.name) ?? []), ...dedented(open.lines)]);
      open = null;
    } else open?.lines.push(line);
  }
  return found;
};

/** The blocks of TypeScript in a guide, each with the heading that it stands under. */
export const blocksOf = (guide: string): readonly Named[] => {
  const blocks: Named[] = [];
  let [heading, lines]: [string, string[] | null] = ['', null];
  for (const line of guide.split('\n')) {
    if (lines === null) {
      heading = HEADING.exec(line)?.[1] ?? heading;
      if (line === '```ts') lines = [];
    } else if (line === '```') {
      blocks.push({ name: heading, lines });
      lines = null;
    } else lines.push(line);
  }
  return blocks;
};
