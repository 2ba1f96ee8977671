/** What makes a line that was drawn on a map a road: the car refuses any other, and a screen says so while it is drawn. */
export const DRAWN_ROUTE = {
  /** Metres from a point to the next: further apart leaves no road to drive on. */
  longestGap: 2_000,
  /** Metres: points closer together than this are a finger that trembled. */
  tremble: 2,
  /** Metres of the whole line. */
  shortest: 100,
  longest: 2_000_000,
  /** Points of one line. */
  mostPoints: 5_000,
  /** Degrees: a turn sharper than this goes back the way it came. */
  sharpest: 170,
  /** Letters of its name. */
  longestName: 120,
} as const;
