/** Text cut to so many characters. */
export const short = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** A table for people, its columns as wide as they need. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** A name that is none of those there are. */
export class UnknownName extends Error {}

/** Those that are named, or all where none is. @throws UnknownName */
export const chosenOf = <T extends { readonly name: string }>(
  all: readonly T[],
  what: string,
  names: readonly string[],
): readonly T[] => {
  const unknown = names.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new UnknownName(
      `There is no ${what} "${unknown}". They are ${all.map(({ name }) => name).join(', ')}.`,
    );
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
};
