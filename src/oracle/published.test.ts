import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { latitudeOfMercator, longitudeOfMercator } from './axes.ts';
import { md5, sha1, sha256 } from './digests.ts';
import { patchOfGeohash, startAt, startOfGeohash } from './geohash.ts';
import { NOTHING_KNOWN } from './known.ts';
import { patchOfQuadkey, patchOfTile, utmOf, zoneOf } from './map-grid.ts';
import { inMgrs } from './mgrs.ts';
import { createOracle } from './oracle.ts';
import { patchOfPlusCode, shortCodeAt } from './plus-code.ts';

const notationsIn = (payload: string, latitude: number, longitude: number): readonly string[] =>
  createOracle({ ...NOTHING_KNOWN, positions: [{ latitude, longitude, at: 0 }] })
    .sightings({ at: 0, topic: 'a', payload })
    .map(({ notation }) => notation);

// The worked example of the Wikipedia article "Geohash": ezs42 is 42.605, -5.603.
test('The geohash "ezs42" is read as its published example', () => {
  const patch = patchOfGeohash('ezs42');
  expect(patch?.latitude).toBeCloseTo(42.605, 3);
  expect(patch?.longitude).toBeCloseTo(-5.603, 3);
  expect(patch?.halfHeight).toBeCloseTo(0.022, 3);
  expect(startAt(42.605, -5.603)).toBe(startOfGeohash('ezs42', 0));
  expect(notationsIn('{"g":"ezs42"}', 42.605, -5.603)).toEqual(['geohash']);
});

// google/open-location-code, test_data/decoding.csv (Apache-2.0): code, south, west, north, east.
test.each([
  ['7FG49QCJ+2V', 20.37, 2.782125, 20.370125, 2.78225],
  ['7FG49QCJ+2VX', 20.3701, 2.78221875, 20.370125, 2.78225],
  ['7FG49QCJ+2VXGJ', 20.370113, 2.782234375, 20.370114, 2.78223632813],
  ['8FVC2222+22', 47.0, 8.0, 47.000125, 8.000125],
  ['4VCPPQGP+Q9', -41.273125, 174.785875, -41.273, 174.786],
  ['22222222+22', -90.0, -180.0, -89.999875, -179.999875],
  ['6FH32222+222', 1, 1, 1.000025, 1.00003125],
  ['CFX3X2X2+X2', 89.999875, 1, 90, 1.000125],
  ['6FH56C22+22', 1.2, 3.4, 1.200125, 3.400125],
])('The plus code %s is read as in the reference', (code, south, west, north, east) => {
  const patch = patchOfPlusCode(code);
  expect(patch?.latitude).toBeCloseTo((south + north) / 2, 7);
  expect(patch?.longitude).toBeCloseTo((west + east) / 2, 7);
  const short = shortCodeAt((south + north) / 2, (west + east) / 2);
  expect(short).toBe(code.slice(4, 11));
  expect(notationsIn(`at ${code}`, (south + north) / 2, (west + east) / 2)).toEqual(['plus code']);
});

// The sentences that nearly every description of NMEA 0183 shows: "NMEA data" by D. DePriest (gpsinformation.org/dale/nmea.htm).
test.each([
  '$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47',
  '$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A',
])("The NMEA sentence %s is read as published: 48° 7.038' N, 11° 31' E", (sentence) => {
  expect(notationsIn(sentence, 48 + 7.038 / 60, 11 + 31 / 60)).toEqual(['NMEA']);
});

// C. Veness, "Convert between Latitude/Longitude & UTM/MGRS coordinates" (movable-type.co.uk): the Eiffel Tower; the test of proj4js/mgrs.
test('MGRS is read as in published examples', () => {
  expect(notationsIn('31U DQ 48251 11932', 48.8582, 2.2945)).toEqual(['MGRS']);
  expect(notationsIn('31U DQ 48251 11932', 48.8682, 2.2945)).toEqual([]);
  const { square, easting, northing } = inMgrs(48.2495, 16.4145) ?? {};
  expect([square, Math.floor((easting ?? 0) / 1e4), Math.floor((northing ?? 0) / 1e4)]).toEqual([
    '33UXP',
    0,
    4,
  ]);
  // Norway is wider than its zone, and Svalbard has fewer (NGA, "Universal Grids and Grid Reference Systems").
  expect(inMgrs(60.39, 5.32)?.square).toMatch(/^32V/u);
  expect(inMgrs(78.22, 15.65)?.square).toMatch(/^33X/u);
  expect(inMgrs(85, 0)).toBeNull();
});

// Wikipedia, "Maidenhead Locator System": W1AW is at FN31pr, Munich in JN58td.
test.each([
  ['FN31pr', 41.714775, -72.72726],
  ['JN58TD', 48.14666, 11.60833],
])('The locator %s is read as its published example', (locator, latitude, longitude) => {
  expect(notationsIn(`cq ${locator}`, latitude, longitude)).toEqual(['Maidenhead locator']);
  expect(notationsIn(`cq ${locator}`, latitude + 0.1, longitude)).toEqual([]);
});

// Guidance note 7-2 of the IOGP, "Popular Visualisation Pseudo-Mercator": 24°22'54.433"N 100°20'00.000"W.
test('Web mercator is read as in the guidance note of its register', () => {
  expect(latitudeOfMercator(2_800_000)).toBeCloseTo(24 + 22 / 60 + 54.433 / 3_600, 6);
  expect(longitudeOfMercator(-11_169_055.58)).toBeCloseTo(-(100 + 20 / 60), 6);
});

// Wikipedia, "Universal Transverse Mercator coordinate system": the CN Tower in zone 17.
test('UTM is worked out as in the published example, and recognised', () => {
  const [latitude, longitude] = [43 + 38 / 60 + 33.24 / 3_600, -(79 + 23 / 60 + 13.7 / 3_600)];
  const [easting, northing] = utmOf(latitude, longitude, zoneOf(longitude));
  // As published, cut to whole metres.
  expect(Math.floor(easting)).toBe(630_084);
  expect(Math.floor(northing)).toBe(4_833_438);
  expect(notationsIn('17T 630084 4833438', latitude, longitude)).toEqual(['UTM']);
  expect(notationsIn('{"easting":630084.1,"northing":4833438.2}', latitude, longitude)).toEqual(['UTM']);
  expect(notationsIn('17T 630384 4833438', latitude, longitude)).toEqual([]);
});

// "Bing Maps Tile System": tile 3, 5 of level 3 is quadkey 213.
test('A quadkey and its tile are the same patch, as published', () => {
  expect(patchOfQuadkey('213')).toEqual(patchOfTile(3, 3, 5));
});

// FIPS 180-4 and RFC 1321 give these for "abc"; and at every length, the platform's own digests are the same.
test('The digests are those of the standards', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const abc = Buffer.from('abc');
  expect(hex(sha256(abc))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hex(sha1(abc))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(hex(md5(abc))).toBe('900150983cd24fb0d6963f7d28e17f72');
  for (let length = 0; length < 130; length += 1) {
    const bytes = Buffer.alloc(length, 'é7x');
    expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(hex(sha1(bytes))).toBe(createHash('sha1').update(bytes).digest('hex'));
    expect(hex(md5(bytes))).toBe(createHash('md5').update(bytes).digest('hex'));
  }
});
