import { expect, test } from 'vitest';
import type { Notation } from './finding.ts';
import { NOTHING_KNOWN } from './known.ts';
import { createOracle } from './oracle.ts';
import { CASES, PLACES, type Place } from './testing/written.ts';

const AT = Date.UTC(2026, 5, 1, 8);

const notationsIn = (payload: string | Uint8Array, known: Place): readonly Notation[] =>
  createOracle({ ...NOTHING_KNOWN, positions: [{ ...known, at: AT }] })
    .sightings({ at: AT, topic: 'glovebox/v1/p/event/x', payload })
    .filter(({ category }) => category === 'location')
    .map(({ notation }) => notation);

test.each(CASES)('A position is recognised: %s', (_, notation, write) => {
  for (const place of PLACES)
    expect(notationsIn(write(place), place), String(write(place))).toContain(notation);
});

test.each(CASES)('A position is not recognised where another place is known: %s', (_, __, write) => {
  for (const place of PLACES) {
    const other = { latitude: place.latitude + 0.07, longitude: place.longitude - 0.09 } as Place;
    expect(notationsIn(write(place), other)).toEqual([]);
  }
});

test('Coarse numbers that stand apart, or are part of something longer, are no position unless they are named', () => {
  const [place] = PLACES;
  expect(notationsIn('{"a":48.40,"b":17,"c":9.99}', place)).toEqual([]);
  expect(notationsIn('{"lat":48.40,"b":17,"lon":9.99}', place)).toEqual(['rounded degrees']);
  expect(notationsIn('[48398412,9991551]', place)).toEqual(['scaled integer']);
  expect(notationsIn('["48398412-9991","a9991551"]', place)).toEqual([]);
  expect(notationsIn('["b48398412","9991551-9991"]', place)).toEqual([]);
});

test('At the edge of a square of a hundred kilometres, what is in the next one counts where it is close', () => {
  // 32U NU 99977 61641, and so 23 m west of 32U PU.
  const edge = { latitude: 48.4, longitude: 10.350755 } as unknown as Place;
  expect(notationsIn('at 32U PU 00007 61641', edge)).toEqual(['MGRS']);
  expect(notationsIn('at 32U PU 00 61', edge)).toEqual(['MGRS']);
  expect(notationsIn('at 32U PU 00888 61657', edge)).toEqual([]);
  expect(notationsIn('at 32U PU 00007 61741', edge)).toEqual([]);
});

test('Where equator and first meridian meet, small numbers are a position only with a name or with many digits', () => {
  const middle = { latitude: 0.021234, longitude: 0.015678 } as unknown as Place;
  expect(notationsIn('[0.0212,0.0157]', middle)).toEqual([]);
  expect(notationsIn('[212340,156780]', middle)).toEqual([]);
  expect(notationsIn('{"lat":0.0212,"lon":0.0157}', middle)).toEqual(['decimal degrees']);
  expect(notationsIn('[0.021234,0.015678]', middle)).toEqual(['decimal degrees']);
});

test('A latitude alone and without a name is recognised once it has followed the car for three messages', () => {
  const track = Array.from({ length: 6 }, (_, at) => ({
    latitude: 48.39841 + at * 0.00031,
    longitude: 9.99155,
    at: AT + at * 1_000,
  }));
  const oracle = createOracle({ ...NOTHING_KNOWN, positions: track });
  const seen = (payload: (latitude: number) => number, topic: string) =>
    track.map(
      ({ latitude, at }) =>
        oracle.sightings({ at, topic, payload: `{"v":${payload(latitude).toFixed(6)}}` }).length,
    );
  expect(seen((latitude) => latitude, 'a')).toEqual([0, 0, 1, 1, 1, 1]);
  // Where the car was, but at another time: a value that merely lies in the same range.
  const slow = track.map((position, index) => ({ ...position, at: AT + index * 10_000 }));
  const slowly = createOracle({ ...NOTHING_KNOWN, positions: slow });
  const turned = slow.map(({ at }, index) =>
    slowly.sightings({ at, topic: 'd', payload: `{"v":${slow.at(-1 - index)?.latitude.toFixed(6)}}` }),
  );
  expect(turned.flat()).toEqual([]);
  // A value in the same range that goes its own way is none.
  expect(seen((latitude) => 48.39841 + (latitude - 48.39841) * -1, 'b')).toEqual([0, 0, 0, 0, 0, 0]);
  expect(seen(() => 48.39841, 'c')).toEqual([0, 0, 0, 0, 0, 0]);
});
