import { describe, expect, test } from 'vitest';
import { publishedOn } from './packets.ts';
import { connect, publish } from './testing/packets.ts';

describe('the messages in the bytes that a client sent', () => {
  test.each([4, 5] as const)('are found with where they end, MQTT level %i', (level) => {
    const first = publish('a/data/location', 'x'.repeat(300), { level });
    const second = publish('a/state', '{}', { level, retained: true });
    const opening = connect(level);
    expect(publishedOn(Buffer.concat([opening, first, second]))).toEqual([
      {
        end: opening.length + first.length,
        topic: 'a/data/location',
        payload: 'x'.repeat(300),
        retained: false,
        cut: false,
      },
      {
        end: opening.length + first.length + second.length,
        topic: 'a/state',
        payload: '{}',
        retained: true,
        cut: false,
      },
    ]);
  });

  test('one that was cut off says so, and where its end would be', () => {
    const [opening, whole] = [connect(4), publish('a/data/location', 'x'.repeat(300), { level: 4 })];
    const bytes = Buffer.concat([opening, whole]);
    for (const length of [bytes.length - 1, opening.length + 40])
      expect(publishedOn(bytes.subarray(0, length))).toMatchObject([
        { topic: 'a/data/location', end: bytes.length, cut: true },
      ]);
    expect(publishedOn(bytes.subarray(0, opening.length + 1))).toEqual([]);
    expect(publishedOn(Buffer.alloc(0))).toEqual([]);
  });

  test('bytes that are no MQTT lead to no hang and no throw', () => {
    for (const byte of [0x00, 0x30, 0x3f, 0xff]) {
      const bytes = Buffer.alloc(1_000, byte);
      expect(() => publishedOn(bytes)).not.toThrow();
    }
  });
});
