import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflatedIn, newAllowance } from './inflate.ts';
import { NOTHING_KNOWN } from './known.ts';
import { createOracle } from './oracle.ts';

const AT = Date.UTC(2026, 5, 1, 8);
const oracle = createOracle({
  ...NOTHING_KNOWN,
  positions: [{ latitude: 48.398412, longitude: 9.991551, at: AT }],
  names: ['Camille'],
});

/** Long enough that none of the ways leaves it as it is. */
const TOLD = `{"driver":"Camille","lat":48.398412,"lon":9.991551,"gear":4${',"speed":50,"range":310'.repeat(4)}}`;
const WAYS = [
  ['gzip', (bytes: Uint8Array) => gzipSync(bytes)],
  ['zlib', (bytes: Uint8Array) => deflateSync(bytes)],
  ['deflate', (bytes: Uint8Array) => deflateRawSync(bytes)],
  ['brotli', (bytes: Uint8Array) => brotliCompressSync(bytes)],
] as const;

const seenIn = (payload: string | Uint8Array) => oracle.sightings({ at: AT, topic: 'a/b', payload });
const told = (payload: string | Uint8Array): readonly string[] =>
  seenIn(payload).map(({ category, encodings }) => `${category} in ${encodings.join(' in ')}`);

test.each(WAYS)(
  'What was compressed by %s is recognised, as bytes, in base64 and in hex',
  (way, compress) => {
    const bytes = compress(Buffer.from(TOLD));
    expect(told(bytes)).toEqual(expect.arrayContaining([`identity in ${way}`, `location in ${way}`]));
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      const text = JSON.stringify({ id: 17, body: bytes.toString(encoding), more: 'x' });
      const name = encoding === 'hex' ? 'hex' : 'base64';
      expect(told(text), encoding).toEqual(
        expect.arrayContaining([`identity in ${name} in ${way}`, `location in ${name} in ${way}`]),
      );
    }
  },
);

test.each(WAYS.slice(0, 2))(
  'What is compressed by %s after other bytes, or twice, is recognised',
  (way, compress) => {
    const bytes = compress(Buffer.from(TOLD));
    expect(told(Buffer.concat([Buffer.from([0, 1, 200, 3]), bytes]))).toContain(`identity in ${way}`);
    expect(told(compress(bytes))[0]).toMatch(/^identity in /u);
  },
);

test.each(WAYS)(
  'What was compressed by %s and cut off, or grows very large, is recognised by its beginning',
  (way, compress) => {
    const cutOff = compress(Buffer.from(`${TOLD}${'x'.repeat(500)}${TOLD}`)).subarray(0, -12);
    expect(told(cutOff)).toContain(`identity in ${way}`);
    for (const length of [300_000, 16 << 20])
      expect(told(compress(Buffer.from(TOLD + ' '.repeat(length)))), `${length}`).toContain(
        `identity in ${way}`,
      );
  },
);

test.each(WAYS)('A text in another script that was compressed by %s is a text', (way, compress) => {
  const texts = [
    '{"водитель":"Camille","где":"улица Ленина, дом пять, Москва"}',
    '{"οδηγός":"Camille","που":"Πλατεία Συντάγματος, Αθήνα"}',
  ];
  const before = way === 'gzip' || way === 'zlib' ? [1, 2, 200] : [];
  for (const text of texts)
    expect(told(Buffer.concat([Buffer.from(before), compress(Buffer.from(text))]))).toContain(
      `identity in ${way}`,
    );
});

test('What only looks like the beginning of something compressed hides nothing that is', () => {
  const decoys = Buffer.from(Array.from({ length: 1_000 }, (_, index) => [0x78, 0x9c, index]).flat());
  const streams = Array.from({ length: 20 }, () => deflateSync(Buffer.alloc(500, 0xff)));
  for (const before of [decoys, ...streams.map((_, index) => Buffer.concat(streams.slice(0, index)))])
    expect(told(Buffer.concat([Buffer.from([1]), before, deflateSync(TOLD)]))).toContain('identity in zlib');
});

/** What it takes to look at so many of something in a row, as a share of what one text may take. */
const workOf = (one: Uint8Array, count = 1_000): number => {
  const allowance = newAllowance();
  const { work } = allowance;
  const found: string[] = [];
  const all = Array.from({ length: count }, () => [Buffer.from([1]), one]).flat();
  inflatedIn(Buffer.concat(all), allowance, ({ encoding }) => found.push(encoding));
  expect(found).toEqual([]);
  return (work - allowance.work) / work;
};

test('What is inflated and thrown away is bounded too: what is no text, and what breaks off in a fault', () => {
  const faulty = deflateSync(Buffer.alloc(250_000, 0x41));
  faulty[faulty.length - 6] = (faulty.at(-6) ?? 0) ^ 0x55;
  for (const bytes of [
    deflateSync(Buffer.alloc(1 << 20, 0xff)),
    deflateSync(Buffer.alloc(200_000)),
    faulty,
  ]) {
    expect(workOf(bytes)).toBeGreaterThanOrEqual(1);
    expect(workOf(bytes)).toBeLessThan(1.05);
  }
  // Twice too long, before a quarter of it is no text.
  expect(workOf(deflateSync(Buffer.alloc(1_000_000, 0xff)), 1)).toBeGreaterThan(2 / 32);
});

test('Compressed in MQTT properties and in a stream it is recognised too', () => {
  const bytes = gzipSync(TOLD);
  expect(oracle.sightings({ at: AT, bytes })).toMatchObject([
    { encodings: ['gzip'] },
    { encodings: ['gzip'] },
  ]);
  expect(
    oracle
      .sightings({ at: AT, topic: 'a', payload: '', correlationData: bytes })
      .map(({ where }) => where.part),
  ).toContain('correlation data');
});

test('A bomb neither hangs nor fills the memory, and what it begins with is looked at', () => {
  const whole = Buffer.concat([Buffer.from(TOLD), Buffer.alloc(16 << 20, 32)]);
  const bomb = gzipSync(whole);
  const twice = gzipSync(gzipSync(bomb));
  const before = process.memoryUsage().rss;
  const began = performance.now();
  expect(told(bomb)).toContain('identity in gzip');
  seenIn(twice);
  // Hundreds of them in one message.
  seenIn(
    JSON.stringify(Array.from({ length: 20 }, () => gzipSync(Buffer.alloc(1 << 20, 32)).toString('base64'))),
  );
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
});
