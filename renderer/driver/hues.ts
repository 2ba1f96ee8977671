/** The colours that a profile can have, as hues in degrees. */
export const HUES = {
  teal: 172,
  blue: 210,
  violet: 288,
  rose: 330,
  red: 6,
  ochre: 32,
  green: 118,
} as const;
export type HueName = keyof typeof HUES;
export const HUE_NAMES = Object.keys(HUES) as readonly HueName[];

/** The name of a hue; null for one that was given elsewhere. */
export const nameOfHue = (hue: number): HueName | null =>
  HUE_NAMES.find((name) => HUES[name] === hue) ?? null;
