/** Hertz: as much as tunes and ticks hold, at half the bytes of a record's. */
export const SAMPLE_RATE = 22_050;

const HEADER = 44;
const BYTES = 2;
const LOUDEST = 0x7fff;

/**
 * Sound as a file: RIFF WAVE, PCM, 16 bits, one channel.
 * @param samples between -1 and 1, `SAMPLE_RATE` of them a second; what is louder is cut
 */
export const waveOf = (samples: Float32Array): Uint8Array<ArrayBuffer> => {
  const size = samples.length * BYTES;
  const bytes = new Uint8Array(HEADER + size);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  word(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + size, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * BYTES, true);
  view.setUint16(32, BYTES, true);
  view.setUint16(34, BYTES * 8, true);
  word(36, 'data');
  view.setUint32(40, size, true);
  for (const [index, sample] of samples.entries())
    view.setInt16(HEADER + index * BYTES, Math.round(Math.max(-1, Math.min(1, sample)) * LOUDEST), true);
  return bytes;
};

/**
 * Makes a sound beside the page's own thread, and gives it an address for an `<audio>`. An `AudioContext` would play the same without
 * a file, but asks the machine for its loudspeakers while the page stands still, for longer than a screen takes (measured: 66 ms).
 * @param seconds how much of it to keep, after `before` seconds that are left out
 */
export const soundOf = async (
  seconds: number,
  draw: (audio: OfflineAudioContext) => void,
  before = 0,
): Promise<string> => {
  const from = Math.round(before * SAMPLE_RATE);
  const audio = new OfflineAudioContext(1, from + Math.ceil(seconds * SAMPLE_RATE), SAMPLE_RATE);
  draw(audio);
  const samples = (await audio.startRendering()).getChannelData(0).subarray(from);
  return URL.createObjectURL(new Blob([waveOf(samples)], { type: 'audio/wav' }));
};
