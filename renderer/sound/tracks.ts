import type { Track } from '../../src/contract/cabin-choices.ts';

/** A tune: how long a step lasts in seconds, and the notes of each voice, a MIDI number or a rest a step. It goes round. */
export type Tune = {
  readonly step: number;
  readonly wave: OscillatorType;
  readonly melody: readonly (number | null)[];
  readonly bass: readonly (number | null)[];
};

const rest = null;

/** The music on board: written for this unit, and made by the page itself, so that no sound file is needed. */
export const TUNES: Readonly<Record<Track, Tune>> = {
  'first-light': {
    step: 0.34,
    wave: 'sine',
    melody: [72, rest, 76, 79, 81, rest, 79, 76, 74, rest, 77, 81, 79, rest, 76, rest],
    bass: [48, rest, rest, rest, 45, rest, rest, rest, 41, rest, rest, rest, 43, rest, rest, rest],
  },
  'open-road': {
    step: 0.22,
    wave: 'triangle',
    melody: [69, 72, 76, 72, 67, 71, 74, 71, 65, 69, 72, 69, 64, 67, 71, 67],
    bass: [45, rest, 45, rest, 43, rest, 43, rest, 41, rest, 41, rest, 40, rest, 40, 43],
  },
  evening: {
    step: 0.5,
    wave: 'sine',
    melody: [74, rest, 72, 69, rest, 67, rest, 65, 67, rest, 69, rest, 62, rest, rest, rest],
    bass: [38, rest, rest, rest, 43, rest, rest, rest, 41, rest, rest, rest, 38, rest, rest, rest],
  },
};
