/** What a cell may be quoted with: `|` is what Kuksa's provider reads, `"` what its recorder writes. */
const QUOTES = ['|', '"'];

/**
 * The cells of one row of CSV. Spaces at the start of a cell are skipped; a quote within a quoted cell is doubled. A row
 * has no line breaks in it: a quote that is not closed ends with the row.
 */
export const splitRow = (row: string): readonly string[] => {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    while (row[at] === ' ') at += 1;
    const quote = QUOTES.find((mark) => mark === row[at]);
    let cell = '';
    if (quote !== undefined) {
      at += 1;
      for (; at < row.length; at += 1) {
        if (row[at] === quote) {
          if (row[at + 1] !== quote) break;
          at += 1;
        }
        cell += row[at];
      }
      at += 1;
    }
    const comma = row.indexOf(',', at);
    cells.push(cell + row.slice(at, comma === -1 ? row.length : comma).trimEnd());
    if (comma === -1) return cells;
    at = comma + 1;
  }
};
