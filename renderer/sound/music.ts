import { unit } from '../state/unit.ts';
import { TUNES, type Tune } from './tracks.ts';

/** Milliseconds between two looks ahead, and how far one looks, in seconds. */
const LOOK = 200;
const AHEAD = 0.5;
const LOUDNESS = { melody: 0.06, bass: 0.09 } as const;

const A4 = 69;
const hertz = (note: number): number => 440 * 2 ** ((note - A4) / 12);

const sound = (audio: AudioContext, tune: Tune, voice: 'melody' | 'bass', note: number, at: number): void => {
  const oscillator = new OscillatorNode(audio, { frequency: hertz(note), type: tune.wave });
  const gain = new GainNode(audio, { gain: 0 });
  const length = tune.step * (voice === 'bass' ? 3.5 : 1.8);
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS[voice], at + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
};

/** Plays a tune round and round. Returns the way to stop. */
const play = (tune: Tune): (() => void) => {
  const audio = new AudioContext();
  let step = 0;
  let at = audio.currentTime + 0.05;
  const timer = window.setInterval(() => {
    for (; at < audio.currentTime + AHEAD; at += tune.step, step += 1) {
      for (const voice of ['melody', 'bass'] as const) {
        const note = tune[voice][step % tune[voice].length];
        if (note != null) sound(audio, tune, voice, note, at);
      }
    }
  }, LOOK);
  // Engines keep silent until the page was touched; what was asked for from outside begins with the next touch.
  const wake = (): void => void audio.resume();
  document.addEventListener('pointerdown', wake);
  return () => {
    window.clearInterval(timer);
    document.removeEventListener('pointerdown', wake);
    void audio.close();
  };
};

/** Plays the music of the unit while its state says so; a machine without sound stays silent, and nothing else. */
export const playMusic = (): void => {
  let stop = (): void => undefined;
  let playing: string | null = null;
  const look = (): void => {
    const { state, link } = unit.getState();
    const wanted = link === 'open' && state?.media.playing === true ? state.media.track : null;
    if (wanted === playing) return;
    stop();
    stop = () => undefined;
    playing = wanted;
    if (wanted === null) return;
    try {
      stop = play(TUNES[wanted]);
    } catch {
      // See above.
    }
  };
  unit.subscribe(look);
  look();
};
