import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Sighting } from './finding.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { createOracle } from './oracle.ts';

const AT = Date.UTC(2026, 5, 1, 8);
const VIN = 'WGB1234567A004711';
const MAIL = 'camille@example.com';
const KNOWN: Known = {
  positions: [{ latitude: 48.398412, longitude: 9.991551, at: AT }],
  places: [{ label: 'Café Münsterblick, Nordtor', position: null }],
  vins: [VIN],
  names: ['Camille'],
  emails: [MAIL],
  words: ['Bring me to the nearest bakery please'],
};
const oracle = createOracle(KNOWN);

const seenIn = (payload: string | Uint8Array): readonly Sighting[] =>
  oracle.sightings({ at: AT, topic: 'glovebox/v1/p/event/x', payload });
const told = (payload: string | Uint8Array): readonly string[] =>
  seenIn(payload).map(({ category, notation }) => `${category}: ${notation}`);

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

type Wrap = readonly [title: string, wrap: (text: string) => string];

const WRAPS: readonly Wrap[] = [
  ['plain', (text) => text],
  ['in a string of JSON', (text) => JSON.stringify({ of: text })],
  [
    'escaped letter by letter',
    (text) =>
      text.replaceAll(/[\s\S]/gu, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`),
  ],
  ['in JSON in JSON in JSON', (text) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify([text]) }) })],
  ['percent-encoded', percent],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64, a byte on', (text) => Buffer.from(`<${text}`).toString('base64')],
  ['base64, two bytes on', (text) => Buffer.from(`<<${text}`).toString('base64')],
  ['base64 after other digits', (text) => `abc${Buffer.from(text).toString('base64')}`],
  ['base64url', (text) => Buffer.from(text).toString('base64url')],
  [
    'base64 in lines of a mail',
    (text) =>
      (
        Buffer.from(`${' '.repeat(50)}${text}`)
          .toString('base64')
          .match(/.{1,76}/gu) ?? []
      ).join('\r\n'),
  ],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  [
    'hex in capitals, parted',
    (text) => (Buffer.from(text).toString('hex').toUpperCase().match(/../gu) ?? []).join(':'),
  ],
  [
    'quoted-printable',
    (text) =>
      percent(text)
        .replaceAll('%', '=')
        .toUpperCase()
        .replaceAll(/(.{60})/gu, '$1=\r\n'),
  ],
  ['entities', (text) => [...text].map((one) => `&#${one.codePointAt(0)};`).join('')],
];

/** What must be seen of each text, in whatever it is wrapped. */
const TEXTS = [
  ['48.398412, 9.991551', 'location: decimal degrees'],
  ['at Café Münsterblick, Nordtor!', 'location: text'],
  ['from the Nordtor on', 'location: part of the text'],
  [`vin ${VIN}.`, 'identity: text'],
  ['vin …A004711', 'identity: part of the text'],
  ['Camille', 'identity: text'],
  [MAIL, 'identity: text'],
  ['well, bring me to the nearest bakery please', 'voice: text'],
  ['said "the nearest bakery", was it', 'voice: part of the text'],
] as const;

for (const [title, wrap] of WRAPS) {
  test.each(TEXTS)(`${title}: "%s" is recognised`, (text, what) => {
    expect(told(wrap(text)), wrap(text)).toContain(what);
    // As a property's value would be, in the midst of others.
    expect(told(`{"id":17,"of":"${wrap(text).replaceAll('"', '\\"')}","more":"x"}`)).toContain(what);
  });

  test.each(WRAPS)(`${title}, and that again %s, a name and a position are recognised`, (_, again) => {
    expect(told(again(wrap('driver: Camille')))).toContain('identity: text');
    expect(told(again(wrap('{"lat":48.398412,"lon":9.991551}')))).toContain('location: decimal degrees');
  });
}

test.each(TEXTS)('in UTF-16 or Latin-1: "%s" is recognised', (text, what) => {
  for (const bytes of [utf16(text), utf16(text).swap16(), Buffer.concat([Buffer.from([7]), utf16(text)])])
    expect(told(bytes)).toContain(what);
  expect(told(Buffer.from(text.replace('…', ' '), 'latin1'))).toContain(what);
  expect(told(utf16(text).toString('base64'))).toContain(what);
});

test('UTF-16 at an odd address, of an odd length, over and over, harms nothing', () => {
  for (let length = 1; length < 800; length += 1) {
    const bytes = Buffer.alloc(length + 8);
    oracle.sightings({ at: AT, topic: 'a', payload: bytes.subarray(1, length) });
  }
  expect(told(Buffer.concat([Buffer.from([7]), utf16('Camille')]).subarray(1))).toEqual(['identity: text']);
});

test('What is in two bytes with different first ones, or has the last digit of base64url in it, is recognised whole', () => {
  const labels = ['Łódź Fabryczna', "L'Haÿ-les-Roses"];
  const places = createOracle({
    ...NOTHING_KNOWN,
    places: labels.map((label) => ({ label, position: null })),
  });
  const seen = (payload: string | Uint8Array) =>
    places.sightings({ at: AT, topic: 'a', payload }).map(({ notation }) => notation);
  expect(seen(utf16(labels[0] ?? ''))).toEqual(['text']);
  expect(seen(utf16(labels[0] ?? '').swap16())).toEqual(['text']);
  const encoded = Buffer.from(labels[1] ?? '').toString('base64url');
  expect(encoded).toContain('_');
  expect(seen(encoded)).toEqual(['text']);
});

const SPELLINGS = [
  ['CAFE MUNSTERBLICK NORDTOR', 'location: text'],
  ['cafe-muensterblick_nordtor', 'location: text'],
  ['caféMünsterblick/nordtor'.normalize('NFD'), 'location: text'],
  ['CafeMünsterblickNordtor', 'location: text'],
  ['Ｃａｍｉｌｌｅ', 'identity: text'],
  ['driverCamille', 'identity: text'],
  ['camille(at)', 'identity: text'],
  ['wgb-1234567-a-004711', 'identity: text'],
  ['Camille @ Example . com', 'identity: text'],
  ['BRING_ME_TO_THE_NEAREST_BAKERY_PLEASE', 'voice: text'],
  ['bringMeToTheNearestBakeryPlease', 'voice: text'],
  ['to the: nearest?', 'voice: part of the text'],
] as const;

test.each(SPELLINGS)('"%s" is recognised however it is spelled', (text, what) => {
  expect(told(text)).toContain(what);
  expect(told(`{"x":"${text}"}`)).toContain(what);
});

test.each([
  'the nearest garage',
  'Camilleri',
  'chamomille',
  'A004712',
  '{"path":"Vehicle.TraveledDistance","dp":{"value":"47110047"}}',
])('"%s" is none of what is known', (text) => {
  expect(told(text)).toEqual([]);
});

test('An identifier between two levels of a topic is no number in bytes', () => {
  const position = { latitude: 47.13287, longitude: 9.52214, at: AT };
  const there = createOracle({ ...NOTHING_KNOWN, positions: [position] });
  const topic = 'glovebox/v1/00000000-0000-1000-8486-c26e94000000/event/x';
  expect(there.sightings({ at: AT, topic, payload: '' })).toEqual([]);
  const numbers = Buffer.alloc(16);
  numbers.writeDoubleLE(position.latitude);
  numbers.writeDoubleLE(position.longitude, 8);
  for (const level of [`a/${numbers.toString('base64url')}`, `a/b/${numbers.toString('base64url')}/c/d`])
    expect(there.sightings({ at: AT, topic: level, payload: '' })).toMatchObject([
      { notation: 'binary number' },
    ]);
});

test('The last six digits of a VIN are seen in a topic, and not in a number that the wire counts with', () => {
  const digits = createOracle({ ...NOTHING_KNOWN, vins: ['WGB1234567A104711'] });
  const seen = (topic: string, payload: string) => digits.sightings({ at: AT, topic, payload }).length;
  expect(seen('cars/104711/state', '{}')).toBe(1);
  expect(seen('a', '{"car":"104711"}')).toBe(1);
  expect(seen('a', '{"value":"104711"}')).toBe(0);
  expect(seen('a', '{"sequence":104711,"x":0.104711,"y":104711.5}')).toBe(0);
});

test('A digest of a VIN or an e-mail address is a pseudonym that anyone can undo', () => {
  for (const name of ['sha256', 'sha1', 'md5']) {
    for (const of of [VIN, VIN.toLowerCase(), MAIL, MAIL.toUpperCase()]) {
      const digest = createHash(name).update(of).digest();
      for (const written of [
        digest.toString('hex'),
        digest.toString('hex').toUpperCase(),
        digest.toString('base64'),
        digest.toString('base64url'),
        digest.toString('hex').slice(0, 16),
        `user-${digest.toString('hex')}`,
      ])
        expect(told(`{"id":"${written}"}`), `${name} of ${of}`).toEqual(['identity: digest']);
    }
  }
  const salted = createHash('sha256').update(`${VIN}salt`).digest('hex');
  expect(told(`{"id":"${salted}"}`)).toEqual([]);
});

test('What left is looked at everywhere: topic, header, user property and stream', () => {
  const rest = { at: AT, topic: 'a/b', payload: '' };
  const places = (more: object) => oracle.sightings({ ...rest, ...more }).map(({ where }) => where);
  expect(places({ topic: 'a/Camille/c' })).toEqual([{ part: 'topic', level: 2 }]);
  expect(places({ contentType: 'text/camille' })).toEqual([{ part: 'content type' }]);
  expect(places({ responseTopic: 'reply/camille' })).toEqual([{ part: 'response topic' }]);
  expect(places({ correlationData: Buffer.from('Camille') })).toEqual([{ part: 'correlation data' }]);
  expect(places({ userProperties: { a: '1', b: ['x', 'Camille'] } })).toEqual([
    { part: 'user property', name: 'b' },
  ]);
  expect(places({ userProperties: { lat: '48.398412', lon: '9.991551' } })).toEqual([
    { part: 'user property', name: 'lat' },
  ]);
  const stream = Buffer.concat([Buffer.from([0x30, 20, 0, 3]), Buffer.from('a/b\u0000\u0001by Camille')]);
  expect(oracle.sightings({ at: AT, bytes: stream })).toMatchObject([
    { topic: null, where: { part: 'stream', offset: 12 } },
  ]);
});
