import type { Cancel, Clock } from '../contract/clock.ts';

/** How long the indicator stays lit after an utterance, in milliseconds, so that a person can see it (R17). */
const SHOWN = 3000;

/** Whether the microphone is in use. */
export type Microphone = {
  readonly listening: () => boolean;
  /** Something was said: the microphone counts as in use for a moment. */
  readonly heard: () => void;
  readonly close: () => void;
};

export const createMicrophone = (clock: Clock, changed: () => void): Microphone => {
  let listening = false;
  let cancel: Cancel = () => undefined;
  return {
    listening: () => listening,
    heard: () => {
      cancel();
      listening = true;
      cancel = clock.after(SHOWN, () => {
        listening = false;
        changed();
      });
      changed();
    },
    close: () => cancel(),
  };
};
