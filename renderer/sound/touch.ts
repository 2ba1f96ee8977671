import { unit } from '../state/unit.ts';
import { soundOf } from './wave.ts';

/** Hertz, seconds and share of full scale: a tick, not a tone. */
const PITCH = 1_900;
const LENGTH = 0.018;
const LOUDNESS = 0.05;

const TOUCHABLE = 'button, [role="switch"], [role="radio"], [role="tab"], [role="slider"], a[href]';

const draw = (audio: OfflineAudioContext): void => {
  const oscillator = new OscillatorNode(audio, { frequency: PITCH });
  const gain = new GainNode(audio, { gain: LOUDNESS });
  gain.gain.setValueAtTime(LOUDNESS, 0);
  gain.gain.exponentialRampToValueAtTime(0.0001, LENGTH);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(0);
  oscillator.stop(LENGTH);
};

const wanted = (): boolean => unit.getState().state?.preferences.sound === true;

/** Once the tick is there: made when a driver comes who wants to hear touches. */
let sound: HTMLAudioElement | null = null;

const make = async (): Promise<void> => {
  try {
    const address = await soundOf(LENGTH, draw);
    sound = new Audio(address);
    sound.preload = 'auto';
  } catch {
    // A machine without sound is no reason for a touch to fail.
  }
};

const makeOnceWanted = (): void => {
  if (wanted()) return void make();
  const stop = unit.subscribe(() => {
    if (!wanted()) return;
    stop();
    void make();
  });
};

const tick = (): void => {
  if (sound === null) return;
  sound.currentTime = 0;
  // See `make`.
  void sound.play().catch(() => undefined);
};

/** A tick at each touch of something in the unit, while the driver wants one; the bench is not part of the car and stays silent. */
export const hearTouches = (): void => {
  makeOnceWanted();
  document.addEventListener('pointerdown', ({ target }) => {
    if (!wanted() || !(target instanceof Element)) return;
    if (target.closest(TOUCHABLE)?.closest('[data-layout]') != null) tick();
  });
};
