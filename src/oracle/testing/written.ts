import type { Notation } from '../finding.ts';
import { locator, militaryGrid } from './military-grid.ts';

/** One in each quarter of the earth; the last is where a degree of longitude is short. */
export const PLACES = [
  { latitude: 48.398412, longitude: 9.991551 },
  { latitude: -33.856784, longitude: 151.215297 },
  { latitude: 37.819929, longitude: -122.478255 },
  { latitude: -34.603722, longitude: -58.381592 },
  { latitude: 69.649205, longitude: 18.955324 },
] as const;
export type Place = (typeof PLACES)[number];

const pad = (value: number, width: number, decimals = 0): string =>
  value.toFixed(decimals).padStart(width + (decimals === 0 ? 0 : decimals + 1), '0');

const dms = (degrees: number, letters: string, decimals: number): string => {
  const size = Math.abs(degrees);
  const minutes = (size % 1) * 60;
  const seconds = (minutes % 1) * 60;
  const letter = letters[degrees < 0 ? 1 : 0];
  return `${Math.floor(size)}°${Math.floor(minutes)}'${seconds.toFixed(decimals)}"${letter}`;
};

const minutesOf = (degrees: number, letters: string): string => {
  const size = Math.abs(degrees);
  return `${letters[degrees < 0 ? 1 : 0]} ${Math.floor(size)}° ${((size % 1) * 60).toFixed(3)}`;
};

const nmea = (degrees: number, width: number): string => {
  const size = Math.abs(degrees);
  return `${pad(Math.floor(size), width)}${pad((size % 1) * 60, 2, 4)}`;
};

/** By halving again and again, as its inventor describes it; the oracle decodes, and so shares nothing with this. */
const geohash = ({ latitude, longitude }: Place, length: number): string => {
  let bits = '';
  const [east, north] = [
    [-180, 180],
    [-90, 90],
  ] as [[number, number], [number, number]];
  while (bits.length < length * 5) {
    const [range, value] = bits.length % 2 === 0 ? [east, longitude] : [north, latitude];
    const middle = (range[0] + range[1]) / 2;
    bits += value >= middle ? '1' : '0';
    range[value >= middle ? 0 : 1] = middle;
  }
  return bits.replaceAll(
    /.{5}/gu,
    (five) => '0123456789bcdefghjkmnpqrstuvwxyz'[Number.parseInt(five, 2)] ?? '',
  );
};

const plusCode = ({ latitude, longitude }: Place): string => {
  const digits = '23456789CFGHJMPQRVWX';
  let code = '';
  let [north, east] = [latitude + 90, longitude + 180];
  for (let worth = 20; code.length < 11; worth /= 20) {
    code += `${digits[Math.floor(north / worth)]}${digits[Math.floor(east / worth)]}`;
    [north, east] = [north % worth, east % worth];
    if (code.length === 8) code += '+';
  }
  return code;
};

const RADIANS = Math.PI / 180;
const mercator = ({ latitude, longitude }: Place): readonly [number, number] => [
  6_378_137 * longitude * RADIANS,
  6_378_137 * Math.log(Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2)),
];

const tile = ({ latitude, longitude }: Place, zoom: number): readonly [number, number] => [
  Math.floor(((longitude + 180) / 360) * 2 ** zoom),
  Math.floor(((1 - Math.asinh(Math.tan(latitude * RADIANS)) / Math.PI) / 2) * 2 ** zoom),
];

const quadkey = (place: Place, zoom: number): string => {
  const [x, y] = tile(place, zoom).map((value) => value.toString(2).padStart(zoom, '0'));
  return [...(x ?? '')].map((bit, at) => Number(bit) + 2 * Number(y?.[at])).join('');
};

const numbers =
  (width: 4 | 8, write: (view: DataView, at: number, value: number) => void) => (place: Place) => {
    const view = new DataView(new ArrayBuffer(3 + 2 * width + 2));
    view.setUint8(0, 0xff);
    write(view, 3, place.latitude);
    write(view, 3 + width, place.longitude);
    return new Uint8Array(view.buffer);
  };

export type Case = readonly [title: string, notation: Notation, write: (place: Place) => string | Uint8Array];

const scales: readonly (readonly [title: string, units: number])[] = [
  ['tenths of a millidegree by ten', 1e5],
  ['microdegrees', 1e6],
  ['1e-7 degrees', 1e7],
  ['milliseconds of arc', 3.6e6],
  ['semicircles', 2 ** 32 / 360],
];

/** A position in every notation that is recognised, by encoders that share nothing with what reads them. */
export const CASES: readonly Case[] = [
  ...[4, 5, 6, 7, 12].map(
    (digits): Case => [
      `decimal degrees with ${digits} digits`,
      'decimal degrees',
      ({ latitude, longitude }) => `{"a":${latitude.toFixed(digits)},"b":${longitude.toFixed(digits)}}`,
    ],
  ),
  ['the other way round', 'decimal degrees', ({ latitude, longitude }) => `[${longitude}, ${latitude}]`],
  [
    'with decimal commas',
    'decimal degrees',
    ({ latitude, longitude }) => `${latitude}; ${longitude}`.replaceAll('.', ','),
  ],
  [
    'with nothing but commas, after something else',
    'decimal degrees',
    ({ latitude, longitude }) => `5,${latitude},${longitude}`.replaceAll('.', ','),
  ],
  ['a latitude alone, by name', 'decimal degrees', ({ latitude }) => `{"lat":"${latitude}"}`],
  ['a longitude alone, by name', 'decimal degrees', ({ longitude }) => `{"currentLng": ${longitude}}`],
  [
    'with letters for the hemispheres',
    'decimal degrees',
    ({ latitude, longitude }) =>
      `${Math.abs(latitude)}${latitude < 0 ? 'S' : 'N'} ${Math.abs(longitude)}${longitude < 0 ? 'W' : 'E'}`,
  ],
  [
    'as VISS writes them',
    'decimal degrees',
    ({ latitude, longitude }) =>
      `[{"path":"A.Latitude","dp":{"value":"${latitude}","ts":"2026-06-01T08:00:00.000Z"}},{"path":"A.Longitude","dp":{"value":"${longitude}","ts":"2026-06-01T08:00:00.000Z"}}]`,
  ],
  [
    'rounded to three digits',
    'rounded degrees',
    ({ latitude, longitude }) => `${latitude.toFixed(3)},${longitude.toFixed(3)}`,
  ],
  [
    'rounded to two digits, by name',
    'rounded degrees',
    ({ latitude, longitude }) => `{"lat":${latitude.toFixed(2)},"speed":50,"lon":${longitude.toFixed(2)}}`,
  ],
  ...scales.map(
    ([title, units]): Case => [
      `integers in ${title}`,
      'scaled integer',
      ({ latitude, longitude }) =>
        `{"y":${Math.round(latitude * units)},"x":${Math.round(longitude * units)}}`,
    ],
  ),
  [
    'radians',
    'radians',
    ({ latitude, longitude }) => `${(latitude * RADIANS).toFixed(7)} ${(longitude * RADIANS).toFixed(7)}`,
  ],
  [
    'degrees, minutes and seconds',
    'degrees and minutes',
    ({ latitude, longitude }) => `${dms(latitude, 'NS', 1)} ${dms(longitude, 'EW', 1)}`,
  ],
  [
    'degrees and minutes',
    'degrees and minutes',
    ({ latitude, longitude }) => `${minutesOf(latitude, 'NS')}, ${minutesOf(longitude, 'EW')}`,
  ],
  [
    'degrees, minutes and seconds with colons and letters',
    'degrees and minutes',
    ({ latitude, longitude }) =>
      `${dms(latitude, 'NS', 1)} / ${dms(longitude, 'EW', 1)}`.replaceAll(/[°']/gu, ':').replaceAll('"', ''),
  ],
  [
    'NMEA',
    'NMEA',
    ({ latitude, longitude }) =>
      `$GPRMC,080000,A,${nmea(latitude, 2)},${latitude < 0 ? 'S' : 'N'},${nmea(longitude, 3)},${longitude < 0 ? 'W' : 'E'},022.4`,
  ],
  ...[5, 6, 7, 8, 9, 12].map(
    (digits): Case => [
      `a geohash of ${digits}`,
      'geohash',
      (place) => `{"cell":"${geohash(place, digits)}"}`,
    ],
  ),
  ['a plus code', 'plus code', (place) => `at ${plusCode(place)}.`],
  ['a short plus code', 'plus code', (place) => `${plusCode(place).slice(4)} in town`],
  [
    'web mercator',
    'web mercator',
    (place) => `{"x":${mercator(place)[0].toFixed(1)},"y":${mercator(place)[1].toFixed(1)}}`,
  ],
  ...[13, 16, 19].map(
    (zoom): Case => [
      `a tile at zoom ${zoom}`,
      'map tile',
      (place) => `tiles/${zoom}/${tile(place, zoom).join('/')}.png`,
    ],
  ),
  ['a quadkey', 'map tile', (place) => `"${quadkey(place, 16)}"`],
  ...[2, 3, 4, 5].map(
    (digits): Case => [
      `MGRS with ${digits} digits each`,
      'MGRS',
      ({ latitude, longitude }) => `{"grid":"${militaryGrid(latitude, longitude, digits)}"}`,
    ],
  ),
  ['MGRS in parts', 'MGRS', ({ latitude, longitude }) => `at ${militaryGrid(latitude, longitude, 5, ' ')}.`],
  [
    'MGRS in a topic, in small letters',
    'MGRS',
    ({ latitude, longitude }) => `tiles/${militaryGrid(latitude, longitude, 4).toLowerCase()}/x`,
  ],
  ...[3, 4, 5].map(
    (pairs): Case => [
      `a Maidenhead locator of ${pairs} pairs`,
      'Maidenhead locator',
      ({ latitude, longitude }) => `de DL1ABC ${locator(latitude, longitude, pairs)} k`,
    ],
  ),
  [
    'decimal degrees, backwards',
    'decimal degrees',
    ({ latitude, longitude }) => [...`{"a":${latitude},"b":${longitude}}`].toReversed().join(''),
  ],
  [
    'float64, little end first',
    'binary number',
    numbers(8, (view, at, value) => view.setFloat64(at, value, true)),
  ],
  ['float64, big end first', 'binary number', numbers(8, (view, at, value) => view.setFloat64(at, value))],
  [
    'float32, little end first',
    'binary number',
    numbers(4, (view, at, value) => view.setFloat32(at, value, true)),
  ],
  ['float32, big end first', 'binary number', numbers(4, (view, at, value) => view.setFloat32(at, value))],
  [
    'int32 in 1e-7 degrees',
    'binary number',
    numbers(4, (view, at, value) => view.setInt32(at, value * 1e7, true)),
  ],
];
