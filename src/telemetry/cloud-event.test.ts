import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payloadsOf, uuidOf } from './cloud-event.ts';
import type { MessageContent, MessageShape } from './message.ts';

const PATHS = ['Vehicle.Speed', 'Vehicle.IsMoving'];
const shape: MessageShape = {
  kind: 'drive-start',
  category: 'telematics',
  signals: JSON.stringify(PATHS),
  profile: 'primary',
  topic: 'glovebox/v1/vehicle/event/drive-start',
  pseudonym: 'vehicle',
  legalBasis: 'contract',
  purpose: 'trip-log',
  noticeVersion: '1.0',
};
const content: MessageContent = {
  messageId: Uint8Array.from({ length: 16 }, (_, index) => index),
  values: '["50.5","true"]',
  at: Date.UTC(2026, 5, 1, 8),
  sequence: 3,
  historical: false,
};

describe('the payload of a message', () => {
  test('is a CloudEvent whose bytes follow from shape and content, whatever text is in them', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.nat(),
        fc.boolean(),
        (one, other, word, version, sequence, historical) => {
          const time = '2026-06-01T08:00:00.000Z';
          const payload = payloadsOf({ ...shape, purpose: word, noticeVersion: version, pseudonym: word })({
            ...content,
            values: JSON.stringify([one, other]),
            sequence,
            historical,
          });
          expect(payload).toBe(
            JSON.stringify({
              specversion: '1.0',
              id: '00010203-0405-0607-0809-0a0b0c0d0e0f',
              source: `urn:glovebox:${word}`,
              type: 'glovebox.drive-start.v1',
              time,
              datacontenttype: 'application/json',
              datacategory: 'telematics',
              legalbasis: 'contract',
              purpose: word,
              noticeversion: version,
              sequence,
              historical,
              data: [one, other].map((value, index) => ({ path: PATHS[index], dp: { value, ts: time } })),
            }),
          );
        },
      ),
    );
  });

  test.each<[string, Partial<MessageShape>, Partial<MessageContent>]>([
    ['a kind', { kind: 'toString' as never }, {}],
    ['a legal basis', { legalBasis: 'whim' as never }, {}],
    ['signals', { signals: '["Vehicle.Speed",' }, {}],
    ['no signals', { signals: '[]' }, { values: '[]' }],
    ['values', {}, { values: '["50.5",' }],
    ['a value too few', {}, { values: '["50.5"]' }],
    ['a value that is no string', {}, { values: '["50.5",true]' }],
    ['an id', {}, { messageId: new Uint8Array(15) }],
    ['a time', {}, { at: 9e15 }],
  ])('R28 is not written of what can not be read: %s', (_what, ofShape, ofContent) => {
    expect(payloadsOf({ ...shape, ...ofShape })({ ...content, ...ofContent })).toBeNull();
  });

  test('writes an id in its usual form, also out of the middle of a buffer', () => {
    const buffer = Uint8Array.from({ length: 40 }, (_, index) => index);
    expect(uuidOf(buffer.subarray(10, 26))).toBe('0a0b0c0d-0e0f-1011-1213-141516171819');
  });
});
