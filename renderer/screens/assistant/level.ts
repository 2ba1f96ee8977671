import { listeners } from '../../transport/listeners.ts';

/** Milliseconds between two looks at how loud it is. */
const PERIOD = 60;
/** A voice seldom fills the scale: what counts as loud, of full scale. */
const LOUD = 0.25;

const levels = listeners<[number]>();

/** Calls back with how loud it is, from 0 to 1, while something is measured. */
export const onLevel = levels.add;

/** Measures how loud the stream is, for the eye only. Returns the way to stop. A machine that can't measure shows none. */
export const measureLevel = (stream: MediaStream): (() => void) => {
  try {
    const audio = new AudioContext();
    const analyser = new AnalyserNode(audio, { fftSize: 512 });
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = window.setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      levels.tell(Math.min(1, Math.sqrt(power) / LOUD));
    }, PERIOD);
    return () => {
      window.clearInterval(timer);
      levels.tell(0);
      void audio.close();
    };
  } catch {
    return () => undefined;
  }
};
