import type { Clock, Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';

/** How long a code may be used, in milliseconds. */
const VALID = 5 * 60_000;
const ATTEMPTS = 5;
const DIGITS = 6;

/** The code that a phone shows it was told by somebody in the car. At most one is open; it is used once. */
export type Pairing = {
  readonly start: () => { readonly code: string; readonly expires: number };
  /** @throws UnitError `not-now` without an open code, `bad-input` for a wrong one; after five wrong ones it is void */
  readonly redeem: (code: string) => void;
};

export const createPairing = (clock: Clock, random: Random): Pairing => {
  let open: { readonly code: string; readonly expires: number; attempts: number } | null = null;

  return {
    start: () => {
      const code = String(Math.floor(random() * 10 ** DIGITS)).padStart(DIGITS, '0');
      open = { code, expires: clock.now() + VALID, attempts: 0 };
      return { code, expires: open.expires };
    },
    redeem: (code) => {
      if (open === null || clock.now() >= open.expires) {
        open = null;
        throw new UnitError('not-now', 'No pairing code is open.', 'Show a new one with pairing.start.');
      }
      if (code !== open.code) {
        open.attempts += 1;
        if (open.attempts >= ATTEMPTS) open = null;
        throw new UnitError(
          'bad-input',
          `The pairing code "${code}" is not the one that the head unit shows.`,
          open === null
            ? 'It is void after five wrong ones: show a new one.'
            : 'Read it from the screen again.',
        );
      }
      open = null;
    },
  };
};
