import { readFileSync } from 'node:fs';
import type { Degrees, Line } from './geometry.ts';

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/**
 * Reads the lines of a `.L` file of the R package mapdata: a head, then one row of 28 bytes a line (offset, count,
 * neighbours, box), then points as pairs of floats in radians; all little-endian.
 */
export const readRMapLines = (file: string): readonly Line[] => {
  const bytes = readFileSync(file);
  return Array.from({ length: bytes.readInt32LE(4) }, (_, row) => {
    const offset = bytes.readUInt32LE(8 + 28 * row);
    const count = bytes.readUInt16LE(12 + 28 * row);
    return Array.from(
      { length: count },
      (_point, index): Degrees => [
        degrees(bytes.readFloatLE(offset + 8 * index)),
        degrees(bytes.readFloatLE(offset + 8 * index + 4)),
      ],
    );
  });
};

const POLYGON = 5;

/** Reads the rings of a polygon shapefile (ESRI, 1998): big-endian record heads, little-endian contents. */
export const readShapefileRings = (file: string): readonly Line[] => {
  const bytes = readFileSync(file);
  const rings: Line[] = [];
  for (let at = 100; at < bytes.length; at += 8 + 2 * bytes.readInt32BE(at + 4)) {
    const record = at + 8;
    if (bytes.readInt32LE(record) !== POLYGON) continue;
    const parts = bytes.readInt32LE(record + 36);
    const count = bytes.readInt32LE(record + 40);
    const points = record + 44 + 4 * parts;
    for (let part = 0; part < parts; part += 1) {
      const first = bytes.readInt32LE(record + 44 + 4 * part);
      const last = part + 1 < parts ? bytes.readInt32LE(record + 48 + 4 * part) : count;
      rings.push(
        Array.from(
          { length: last - first },
          (_, index): Degrees => [
            bytes.readDoubleLE(points + 16 * (first + index)),
            bytes.readDoubleLE(points + 16 * (first + index) + 8),
          ],
        ),
      );
    }
  }
  return rings;
};
