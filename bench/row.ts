/** One line of the table: what was measured, against what, in the same run. */
export type Row = {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What it is measured against, and that figure; null where the target is absolute. */
  readonly baseline: { readonly name: string; readonly figure: number } | null;
  /** Figure over baseline; null where there is no baseline. */
  readonly ratio: number | null;
  /** In words. */
  readonly target: string | null;
  /** Null where no target is set. */
  readonly ok: boolean | null;
  readonly note?: string;
};

/** The middle of `values`; of an even number of them, the lower middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which a share of `values` lies, by nearest rank. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

const shown = (value: number): string => {
  if (Math.abs(value) >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
};

const verdict = (ok: boolean | null): string => (ok === null ? '–' : ok ? 'ok' : 'NOT OK');

/** The rows as a table for people. */
export const table = (rows: readonly Row[]): string => {
  const cells = rows.map(({ name, figure, unit, baseline, ratio, target, ok, note }) => [
    name,
    `${shown(figure)} ${unit}`,
    baseline === null ? '–' : `${shown(baseline.figure)} ${unit} (${baseline.name})`,
    ratio === null ? '–' : ratio.toFixed(2),
    target ?? '–',
    verdict(ok),
    note ?? '',
  ]);
  const lines = [['what', 'figure', 'baseline', 'ratio', 'target', '', ''], ...cells];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
