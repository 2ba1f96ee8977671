import type { PrivacyState, SettingState } from '../../src/contract/schemas.ts';

/** When a pause ends: at a time in milliseconds since the epoch, or when the ignition is turned off (R18). */
export type PauseEnd = number | 'ignition-off';

const MINUTE = 60_000;

/** The end of the pause that holds a switch off, at the full minute that it is not over before; null while none does. */
export const pauseEnd = ({ until }: SettingState): PauseEnd | null =>
  until === undefined
    ? null
    : until === 'ignition-off'
      ? until
      : Math.ceil(Date.parse(until) / MINUTE) * MINUTE;

const rank = (end: PauseEnd): number => (end === 'ignition-off' ? Number.POSITIVE_INFINITY : end);

/** The end of the private trip: the last pause to end, where the switches are paused for different lengths. */
export const privateTripEnd = (privacy: PrivacyState): PauseEnd | null =>
  [pauseEnd(privacy.geolocation), pauseEnd(privacy.voiceData)]
    .filter((end) => end !== null)
    .toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
