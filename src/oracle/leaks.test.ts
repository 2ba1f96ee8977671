import { expect, test } from 'vitest';
import { sentenceOf } from './finding.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { ALL_SHUT, alwaysShut, leaks, openOn, retainedLeaks, shutDuring } from './leaks.ts';
import type { LeftMessage } from './left.ts';
import { createOracle } from './oracle.ts';

const AT = Date.UTC(2026, 5, 1, 8);
const HERE = { latitude: 48.398412, longitude: 9.991551 };

const KNOWN: Known = {
  ...NOTHING_KNOWN,
  positions: [{ ...HERE, at: AT }],
  places: [{ label: 'Münsterplatz', position: { latitude: 48.39856, longitude: 9.9927 } }],
  vins: ['WGB1234567A004711'],
  names: ['Alex'],
  emails: ['alex@example.com'],
  words: ['Take me to the nearest station'],
};

const message = (topic: string, payload: string, more: Partial<LeftMessage> = {}): LeftMessage => ({
  at: AT,
  topic: `glovebox/v1/pseudonym/${topic}`,
  payload,
  ...more,
});

const POSITION = `{"lat":${HERE.latitude},"lon":${HERE.longitude}}`;
const OPEN = alwaysShut();

test('R20 a position is a leak while location is shut, and none while it is open and where it belongs', () => {
  const left = [message('data/location', POSITION)];
  expect(leaks(left, KNOWN, alwaysShut('location'))).toMatchObject([
    { why: 'shut', what: 'the topic of location', where: { part: 'topic', level: 5 } },
    { why: 'shut', notation: 'decimal degrees', where: { part: 'payload', offset: 7 } },
  ]);
  expect(leaks(left, KNOWN, OPEN)).toEqual([]);
});

test('R20 a position on the topic of another category is a leak even while location is open', () => {
  expect(leaks([message('data/telematics', POSITION)], KNOWN, OPEN)).toMatchObject([{ why: 'elsewhere' }]);
  expect(leaks([message('event/drive-start', POSITION)], KNOWN, OPEN)).toEqual([]);
  expect(leaks([message('state', POSITION)], KNOWN, OPEN)).toMatchObject([{ why: 'elsewhere' }]);
});

test('R20 R21 words that name a place need both switches', () => {
  const left = [message('event/utterance', '{"said":"to the Münsterplatz please"}')];
  expect(leaks(left, KNOWN, OPEN)).toEqual([]);
  expect(leaks(left, KNOWN, alwaysShut('location'))).toMatchObject([{ category: 'location' }]);
});

test('who the driver is may never leave, whatever is open', () => {
  const left = [message('event/x', '{"driver":"ALEX"}', { userProperties: { vin: '…A004711' } })];
  expect(leaks(left, KNOWN, OPEN)).toMatchObject([
    { category: 'identity', why: 'never', what: 'the name "Alex"' },
    { category: 'identity', why: 'never', where: { part: 'user property', name: 'vin' } },
  ]);
});

test('R27 the position of a stolen vehicle is no leak where it is open, and on any other topic it is one', () => {
  const shut = openOn(alwaysShut('location'), 'location', 'event/stolen-vehicle-position');
  expect(leaks([message('event/stolen-vehicle-position', POSITION)], KNOWN, shut)).toEqual([]);
  expect(leaks([message('event/drive-end', POSITION)], KNOWN, shut)).toHaveLength(1);
});

test('R26 what left before a category was shut is no leak, and what left at that moment is one', () => {
  const shut = shutDuring([{ category: 'location', from: AT, until: AT + 1_000 }]);
  const at = (after: number) => message('data/location', POSITION, { at: AT + after });
  expect(leaks([at(-1), at(1_000)], KNOWN, shut)).toEqual([]);
  expect(leaks([at(0)], KNOWN, shut)).toHaveLength(2);
});

test('R26 what a broker still has of a category that is shut now is a leak, whenever it was published', () => {
  const shut = shutDuring([{ category: 'location', from: AT, until: null }]);
  const kept = [message('data/location', POSITION, { at: AT - 60_000, retained: true })];
  expect(retainedLeaks(kept, KNOWN, shut, AT + 1)).toMatchObject([
    { why: 'retained', at: AT + 1, notation: 'label' },
    { why: 'retained', at: AT + 1, notation: 'decimal degrees' },
  ]);
  // What makes the broker forget is empty.
  expect(retainedLeaks([message('data/location', '')], KNOWN, shut, AT + 1)).toEqual([]);
});

test('A finding says what, how, where and when in one sentence', () => {
  const [finding] = leaks([message('event/x', '{"by":"Alex"}')], KNOWN, ALL_SHUT);
  expect(finding && sentenceOf(finding)).toBe(
    '2026-06-01T08:00:00.000Z on glovebox/v1/pseudonym/event/x: the name "Alex" (text) left in the payload at 7, which may never leave in the clear: {"by":"Alex"}',
  );
});

test('R20 a signal of location is a leak whatever its value says, on its own topic or on that of another', () => {
  const left = [message('data/telematics', '{"path":"Vehicle.CurrentLocation.Heading","dp":{"value":"12"}}')];
  const seen = [{ what: 'the signal Heading', notation: 'signal name' }];
  expect(leaks(left, KNOWN, alwaysShut('location'))).toMatchObject(seen);
  expect(leaks(left, KNOWN, OPEN)).toMatchObject([{ ...seen[0], why: 'elsewhere' }]);
});

test('R20 a message labelled with a category that is shut is a leak, on whatever topic', () => {
  const left = [message('event/drive-end', '{}', { userProperties: { datacategory: 'location' } })];
  expect(leaks(left, KNOWN, alwaysShut('location'))).toMatchObject([{ notation: 'label' }]);
  expect(leaks(left, KNOWN, OPEN)).toEqual([]);
});

test('What says why a category is withheld names it, and is no leak', () => {
  const left = [message('privacy', '{"withheld":{"location":{"rule":"R20","reason":"setting-off"}}}')];
  expect(leaks(left, KNOWN, ALL_SHUT)).toEqual([]);
});

test('What cannot be looked for is said, not passed over in silence', () => {
  const { passedOver } = createOracle({ ...KNOWN, names: ['Al', 'Guest'], words: ['no'] });
  expect(passedOver()).toEqual(['Al', 'Guest', 'no']);
});

test('What is learnt later is seen from then on, also in what was looked at before', () => {
  const oracle = createOracle();
  const floats = Buffer.alloc(16);
  floats.writeDoubleLE(HERE.latitude, 0);
  floats.writeDoubleLE(HERE.longitude, 8);
  const left = { at: AT, topic: 'cars/alex', payload: `"${floats.toString('base64')}"` };
  expect(oracle.sightings(left)).toEqual([]);
  oracle.learn({ names: ['Alex'] });
  expect(oracle.sightings(left)).toMatchObject([{ what: 'the name "Alex"' }]);
  oracle.learn({ positions: [{ ...HERE, at: AT }] });
  expect(oracle.sightings(left)).toMatchObject([{ what: 'the name "Alex"' }, { notation: 'binary number' }]);
});
