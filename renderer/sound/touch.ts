import { unit } from '../state/unit.ts';

/** Hertz, seconds and share of full scale: a tick, not a tone. */
const PITCH = 1_900;
const LENGTH = 0.018;
const LOUDNESS = 0.05;

const TOUCHABLE = 'button, [role="switch"], [role="radio"], [role="tab"], [role="slider"], a[href]';

/** Milliseconds after a driver came who wants to hear touches. */
const SETTLED = 2_000;

let audio: AudioContext | null = null;

/** Opening the way to the loudspeakers can take as long as a whole screen: done while nobody touches, no touch waits for it. */
const openAhead = (): void => {
  const open = (): void => {
    try {
      audio ??= new AudioContext();
    } catch {
      // See `tick`.
    }
  };
  window.setTimeout(() => window.requestIdleCallback(open), SETTLED);
};

const wanted = (): boolean => unit.getState().state?.preferences.sound === true;

const openOnceWanted = (): void => {
  if (wanted()) {
    openAhead();
    return;
  }
  const stop = unit.subscribe(() => {
    if (!wanted()) return;
    stop();
    openAhead();
  });
};

const tick = (): void => {
  try {
    audio ??= new AudioContext();
    const oscillator = new OscillatorNode(audio, { frequency: PITCH });
    const gain = new GainNode(audio, { gain: LOUDNESS });
    const now = audio.currentTime;
    gain.gain.setValueAtTime(LOUDNESS, now);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + LENGTH);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(now);
    oscillator.stop(now + LENGTH);
  } catch {
    // A machine without sound is no reason for a touch to fail.
  }
};

/** A tick at each touch of something in the unit, while the driver wants one; the bench is not part of the car and stays silent. */
export const hearTouches = (): void => {
  openOnceWanted();
  document.addEventListener('pointerdown', ({ target }) => {
    if (!wanted() || !(target instanceof Element)) return;
    if (target.closest(TOUCHABLE)?.closest('[data-layout]') != null) tick();
  });
};
