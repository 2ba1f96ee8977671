import { SCALES } from './axes.ts';
import { type Grid, type Pin, wordsOfPin } from './grid.ts';
import { CLOSE } from './landmarks.ts';
import type { Spot } from './spot.ts';

const DEGREES = 180 / Math.PI;
/** How many positions of one run of bytes are told, from the first. */
const MOST = 20;

/** How two numbers in a row are written: each of so many bytes, and as many degrees a unit. */
type Form = { readonly width: 4 | 8; readonly read: 'float' | 'integer'; readonly units: number };

const FLOATS = [1, 1 / DEGREES] as const;
const FORMS: readonly Form[] = [
  ...FLOATS.map((units): Form => ({ width: 8, read: 'float', units })),
  ...FLOATS.map((units): Form => ({ width: 4, read: 'float', units })),
  ...SCALES.map(([units]): Form => ({ width: 4, read: 'integer', units })),
];

const readAt = (view: DataView, at: number, form: Form, little: boolean): number => {
  if (form.width === 8) return view.getFloat64(at, little) / form.units;
  return (form.read === 'float' ? view.getFloat32(at, little) : view.getInt32(at, little)) / form.units;
};

/** The position that two numbers are, either way round; null where they are none that is known. */
const pinOf = (first: number, second: number, grid: Grid): Pin | null => {
  if (!(Math.abs(first) <= 180 && Math.abs(second) <= 180)) return null;
  if (grid.mayBeLatitude(first) && grid.mayBeLongitude(second)) {
    const pin = grid.near(first, second, CLOSE);
    if (pin !== null) return pin;
  }
  return grid.mayBeLongitude(first) && grid.mayBeLatitude(second) ? grid.near(second, first, CLOSE) : null;
};

/** Two numbers in a row, either way round: at any byte, since nobody knows what stands before them. */
export const binaryIn = (bytes: Uint8Array, grid: Grid): readonly Spot[] => {
  const spots: Spot[] = [];
  if (grid.pins().length === 0) return spots;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const form of FORMS) {
    const { width } = form;
    for (const little of [true, false]) {
      for (let at = 0; at + 2 * width <= bytes.length && spots.length < MOST; at += 1) {
        const first = readAt(view, at, form, little);
        // Quick, for what is nothing: all but a few of all bytes.
        if (!(grid.mayBeLatitude(first) || grid.mayBeLongitude(first))) continue;
        const second = readAt(view, at + width, form, little);
        // In four bytes, small numbers are what most bytes are.
        if (width === 4 && Math.abs(first) < 1 && Math.abs(second) < 1) continue;
        const pin = pinOf(first, second, grid);
        if (pin === null) continue;
        const to = at + 2 * width;
        spots.push({ category: 'location', what: wordsOfPin(pin), notation: 'binary number', from: at, to });
      }
    }
  }
  return spots;
};
