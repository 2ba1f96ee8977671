import { unit } from '../state/unit.ts';

/** Hertz, seconds and share of full scale: a tick, not a tone. */
const PITCH = 1_900;
const LENGTH = 0.018;
const LOUDNESS = 0.05;

const TOUCHABLE = 'button, [role="switch"], [role="radio"], [role="tab"], [role="slider"], a[href]';

let audio: AudioContext | null = null;

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
  document.addEventListener('pointerdown', ({ target }) => {
    if (unit.getState().state?.preferences.sound !== true || !(target instanceof Element)) return;
    if (target.closest(TOUCHABLE)?.closest('[data-layout]') != null) tick();
  });
};
