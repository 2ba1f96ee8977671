import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
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
  'What is compressed by %s after other bytes, twice, or cut off, is recognised',
  (way, compress) => {
    const bytes = compress(Buffer.from(TOLD));
    expect(told(Buffer.concat([Buffer.from([0, 1, 200, 3]), bytes]))).toContain(`identity in ${way}`);
    expect(told(compress(bytes))[0]).toMatch(/^identity in /u);
    expect(told(compress(Buffer.from(`${TOLD}${'x'.repeat(500)}`)).subarray(0, -12))).toContain(
      `identity in ${way}`,
    );
  },
);

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
