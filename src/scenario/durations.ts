const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 };

/** How a duration is written: `250 ms`, `90 s`, `2 min`, `1.5 h`. */
export const DURATION = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|min|h)\s*$/u;

/** A duration in milliseconds, or null where the text is none. */
export const millisecondsOf = (text: string): number | null => {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  return Math.round(Number(amount) * (UNITS[unit] ?? 1));
};

/** A moment of a run as a person reads it: `1 min 30.5 s`. */
export const spoken = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  const seconds = (milliseconds - minutes * 60_000) / 1_000;
  const rest = `${Number(seconds.toFixed(3))} s`;
  return minutes === 0 ? rest : `${minutes} min ${rest}`;
};
