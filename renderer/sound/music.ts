import { unit } from '../state/unit.ts';
import { TUNES, type Tune } from './tracks.ts';
import { soundOf } from './wave.ts';

const LOUDNESS = { melody: 0.06, bass: 0.09 } as const;
const VOICES = ['melody', 'bass'] as const;
/** Of which the second is kept, so that what still sounds at the end of one is heard at the beginning of the next. */
const ROUNDS = 2;

const A4 = 69;
const hertz = (note: number): number => 440 * 2 ** ((note - A4) / 12);

const sound = (
  audio: OfflineAudioContext,
  tune: Tune,
  voice: (typeof VOICES)[number],
  note: number,
  at: number,
): void => {
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

const draw =
  (tune: Tune) =>
  (audio: OfflineAudioContext): void => {
    for (const voice of VOICES) {
      for (let step = 0; step < ROUNDS * tune.melody.length; step += 1) {
        const note = tune[voice][step % tune[voice].length];
        if (note != null) sound(audio, tune, voice, note, step * tune.step);
      }
    }
  };

/** Plays a tune round and round. Returns the way to stop. */
const play = (tune: Tune): (() => void) => {
  const round = tune.melody.length * tune.step;
  const player = new Audio();
  player.loop = true;
  // Engines keep silent until the page was touched; what was asked for from outside begins with the next touch.
  const wake = (): void => {
    if (player.src !== '' && player.paused) void player.play().catch(() => undefined);
  };
  document.addEventListener('pointerdown', wake);
  let stopped = false;
  const begin = (address: string): void => {
    if (stopped) URL.revokeObjectURL(address);
    else {
      player.src = address;
      wake();
    }
  };
  // A machine without sound stays silent, and nothing else.
  void soundOf(round, draw(tune), (ROUNDS - 1) * round).then(begin, () => undefined);
  return () => {
    stopped = true;
    document.removeEventListener('pointerdown', wake);
    player.pause();
    if (player.src !== '') URL.revokeObjectURL(player.src);
  };
};

/** Plays the music of the unit while its state says so. */
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
    stop = play(TUNES[wanted]);
  };
  unit.subscribe(look);
  look();
};
