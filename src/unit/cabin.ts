import type { Climate, Media, PhoneCall } from '../contract/cabin.ts';
import type { Called } from '../contract/cabin-choices.ts';
import { UnitError } from '../contract/errors.ts';

/** Climate, call and music: small states of the unit, on board, the same whatever the switches say (R22). */
export type Cabin = {
  readonly climate: () => Climate;
  readonly setClimate: (part: Partial<Climate>) => void;
  readonly call: () => PhoneCall | null;
  /** @throws UnitError `not-now` while another call is under way */
  readonly startCall: (to: Called) => void;
  readonly endCall: () => void;
  readonly media: () => Media;
  readonly setMedia: (part: Partial<Media>) => void;
  /** The ignition is off: nothing blows, plays or talks. */
  readonly rest: () => void;
};

/** What a cabin is, to be kept and had again. */
export type KeptCabin = {
  readonly climate: Climate;
  readonly call: PhoneCall | null;
  readonly media: Media;
};

const COMFORT = 21;
const FRESH: KeptCabin = {
  climate: { on: true, temperature: COMFORT },
  call: null,
  media: { playing: false, track: 'first-light' },
};

/**
 * @param now milliseconds since the Unix epoch
 * @param blow what the climate is asked for, told to the car
 * @param kept how it was left; the car knows of it already
 */
export const createCabin = (
  now: () => number,
  blow: (climate: Climate) => void,
  kept: KeptCabin = FRESH,
): Cabin => {
  let { climate, call, media } = kept;
  return {
    climate: () => climate,
    setClimate: (part) => {
      climate = { ...climate, ...part };
      blow(climate);
    },
    call: () => call,
    startCall: (to) => {
      if (call !== null) {
        throw new UnitError(
          'not-now',
          'A call is under way.',
          'Hang up first, with call.end.',
          'call-under-way',
        );
      }
      call = { to, since: new Date(now()).toISOString() };
      // Nobody can talk over music.
      media = { ...media, playing: false };
    },
    endCall: () => {
      call = null;
    },
    media: () => media,
    setMedia: (part) => {
      media = { ...media, ...part };
    },
    rest: () => {
      climate = { ...climate, on: false };
      blow(climate);
      call = null;
      media = { ...media, playing: false };
    },
  };
};
