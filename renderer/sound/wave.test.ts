import { expect, test } from 'vitest';
import { SAMPLE_RATE, waveOf } from './wave.ts';

const text = (bytes: Uint8Array, from: number, to: number): string =>
  new TextDecoder().decode(bytes.slice(from, to));

test('sound becomes a WAVE file that says how long, how fast and how wide it is', () => {
  const bytes = waveOf(new Float32Array(SAMPLE_RATE));
  const view = new DataView(bytes.buffer);
  expect([text(bytes, 0, 4), text(bytes, 8, 16), text(bytes, 36, 40)]).toEqual(['RIFF', 'WAVEfmt ', 'data']);
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([
    1,
    SAMPLE_RATE,
    16,
  ]);
  expect(view.getUint32(40, true)).toBe(2 * SAMPLE_RATE);
});

test('each sample is where it was, and what is too loud is cut instead of turned over', () => {
  const view = new DataView(waveOf(Float32Array.of(0, 0.5, -0.5, 1, -1, 3, -3)).buffer);
  expect(Array.from({ length: 7 }, (_, index) => view.getInt16(44 + 2 * index, true))).toEqual([
    0, 16_384, -16_383, 32_767, -32_767, 32_767, -32_767,
  ]);
});
