import { expect, test } from 'vitest';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { ALL_SHUT, leaks } from './leaks.ts';
import { createOracle } from './oracle.ts';

const AT = Date.UTC(2026, 5, 1, 8);
const KNOWN: Known = {
  ...NOTHING_KNOWN,
  positions: [{ latitude: 48.398412, longitude: 9.991551, at: AT }],
  places: [{ label: 'Münsterplatz', position: null }],
  vins: ['WGB1234567A004711'],
  names: ['Camille', 'Alex'],
  words: ['Bring me to the nearest bakery please'],
};

/** What is seen in messages of one topic, a second after each other, and that it was cut. */
const told = (...payloads: readonly (string | object)[]): readonly string[] => {
  const oracle = createOracle(KNOWN);
  return payloads.flatMap((payload, index) =>
    oracle
      .sightings({
        at: AT + index * 1_000,
        topic: 'glovebox/v1/p/event/x',
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      })
      .map(
        ({ category, encodings }) =>
          `${index} ${category}${encodings.length > 0 ? ` ${encodings.join()}` : ''}`,
      ),
  );
};

test('What was cut in two over two fields is recognised: beside each other, or of one name in a list', () => {
  expect(told({ a: 'Cam', b: 'ille' })).toEqual(['0 identity cut in two']);
  expect(told({ a: 'driver Cam', n: 17, b: 'ille drives' })).toEqual(['0 identity cut in two']);
  expect(
    told([
      { v: 'Münst', ts: '2026-06-01T08:00:00Z', id: 'x-y' },
      { v: 'erplatz', id: 'x-z' },
    ]),
  ).toEqual(['0 location cut in two']);
  expect(told({ a: 'WGB12345', b: '67A004711' })).toContain('0 identity cut in two');
  expect(told({ a: 'to the near', b: 'est bakery' })).toEqual(['0 voice cut in two']);
});

test('What was cut in two over two user properties is recognised', () => {
  const left = { at: AT, topic: 'a', payload: '', userProperties: { a: 'Cam', b: 'ille' } };
  expect(createOracle(KNOWN).sightings(left)).toMatchObject([
    { encodings: ['cut in two'], where: { part: 'user property', name: 'b' }, quote: 'Camille' },
  ]);
});

test('What was cut in two over two messages of a topic is recognised: a field of each, or the messages themselves', () => {
  expect(told({ id: 1, part: 'Cam' }, { id: 2, part: 'ille' })).toEqual(['1 identity cut in two']);
  expect(told('{"driver":"Cam', 'ille","speed":50}')).toEqual(['1 identity cut in two']);
  expect(told('{"x":48.39', '8412,"y":9.991551}')).toEqual(['1 location cut in two']);
});

test('A latitude in one message and its longitude in the next of the topic are a position', () => {
  expect(told({ v: 48.398412 }, { v: 9.991551 })).toEqual(['1 location']);
  expect(told({ v: 9.991551 }, { v: 48.398412 })).toEqual(['1 location']);
  expect(told({ v: 48.398412 }, { v: 17 }, { v: 9.991551 })).toEqual([]);
  expect(told({ v: 48.398412 }, { v: 9.981551 })).toEqual([]);
});

test('What was cut over two messages of the same millisecond is recognised too', () => {
  const oracle = createOracle(KNOWN);
  const at = (topic: string, payload: string) => oracle.sightings({ at: AT, topic, payload }).length;
  expect([at('a', '{"driver":"Cam'), at('a', 'ille","speed":50}')]).toEqual([0, 1]);
  expect([at('b', '{"part":"Cam"}'), at('b', '{"part":"ille"}')]).toEqual([0, 1]);
  expect([at('c', '{"v":48.398412}'), at('c', '{"v":9.991551}')]).toEqual([0, 1]);
});

test('Messages that are long past, or of another topic, or out of order, put nothing together', () => {
  const oracle = createOracle(KNOWN);
  const at = (after: number, topic: string, part: string) =>
    oracle.sightings({ at: AT + after, topic, payload: JSON.stringify({ part }) }).length;
  expect([at(0, 'a', 'Cam'), at(1, 'b', 'ille'), at(120_000, 'a', 'ille')]).toEqual([0, 0, 0]);
  expect([at(200_000, 'c', 'Cam'), at(100_000, 'c', 'ille')]).toEqual([0, 0]);
});

test('A wire that is looked at again is looked at from its beginning: its end goes on with nothing', () => {
  const oracle = createOracle(KNOWN);
  const left = (...parts: readonly (string | number)[]) =>
    parts.map((part) => ({ at: AT, topic: 'a', payload: JSON.stringify({ part }) }));
  expect(leaks(left('ille', 'Cam'), oracle, ALL_SHUT)).toEqual([]);
  expect(leaks(left('ille', 'Cam'), oracle, ALL_SHUT)).toEqual([]);
  expect(leaks(left(48.398412), oracle, ALL_SHUT)).toEqual([]);
  expect(leaks(left(9.991551), oracle, ALL_SHUT)).toEqual([]);
  const driven = [48.398412, 48.398512, 48.398612];
  oracle.learn({ positions: driven.map((latitude) => ({ latitude, longitude: 9.991551, at: AT })) });
  expect(leaks(left(...driven), oracle, ALL_SHUT)).toHaveLength(1);
  for (const latitude of driven) expect(leaks(left(latitude), oracle, ALL_SHUT)).toEqual([]);
});

test.each([
  [{ a: 'local', b: 'exit' }],
  [{ a: 'Regal', b: 'Excelsior' }],
  [{ a: 'Camille'.slice(0, 1), b: 'amille' }],
  [{ a: 'Cam', middle: 'of it', b: 'ille' }],
])('%j is nothing that was cut', (payload) => {
  expect(told(payload)).toEqual([]);
});

test('A text that is read backwards is recognised, in an encoding too, and what is any other word so is not', () => {
  const turned = (text: string): string => [...text].toReversed().join('');
  const seen = (text: string) =>
    createOracle(KNOWN)
      .sightings({ at: AT, topic: 'a', payload: text })
      .map(({ category, notation }) => `${category}: ${notation}`);
  for (const [text, category] of [
    ['driver Camille', 'identity'],
    ['Alex', 'identity'],
    ['at the Münsterplatz', 'location'],
    ['WGB1234567A004711', 'identity'],
    ['bring me to the nearest bakery please', 'voice'],
  ] as const) {
    expect(seen(turned(text)), text).toContain(`${category}: text backwards`);
    expect(seen(Buffer.from(turned(text)).toString('base64')), text).toContain(`${category}: text backwards`);
  }
  expect(seen('xelas and illecami')).toEqual([]);
});
