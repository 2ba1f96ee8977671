import { describe, expect, it } from 'vitest';
import { readFrame } from './frames.ts';

describe('what arrives on the socket', () => {
  it('is a session, a reply, a refusal or an event, told apart by shape', () => {
    expect(readFrame('{"session":"s"}')).toEqual({ kind: 'session', secret: 's' });
    expect(readFrame('{"id":3,"ok":true,"result":[1]}')).toEqual({
      kind: 'reply',
      id: 3,
      answer: { ok: true, result: [1] },
    });
    const error = { code: 'not-now', sentence: 'No.', remedy: 'Wait.' };
    expect(readFrame(JSON.stringify({ id: 4, ok: false, error }))).toEqual({
      kind: 'reply',
      id: 4,
      answer: { ok: false, error },
    });
    expect(readFrame('{"event":"vehicle.moved","payload":{"at":1}}')).toEqual({
      kind: 'event',
      event: 'vehicle.moved',
      payload: { at: 1 },
    });
  });

  it('keeps the sentence of a refusal whose key it does not know, and no refusal without one', () => {
    const error = { code: 'not-now', sentence: 'No.', remedy: 'Wait.' };
    expect(readFrame(JSON.stringify({ id: 4, ok: false, error: { ...error, key: 'of-tomorrow' } }))).toEqual({
      kind: 'reply',
      id: 4,
      answer: { ok: false, error },
    });
    expect(readFrame(JSON.stringify({ id: 4, ok: false, error: { ...error, sentence: 1 } }))).toBeNull();
    expect(readFrame(JSON.stringify({ id: 4, ok: false, error: { ...error, code: 'other' } }))).toBeNull();
  });

  it('is ignored when it has no known shape', () => {
    for (const text of [
      '',
      'no json',
      '[]',
      '{"event":"constructor","payload":1}',
      '{"id":1,"ok":"yes"}',
      '{"session":"s","more":1}',
      '{"id":1,"ok":false}',
      '{"id":null,"ok":true,"result":1}',
    ])
      expect(readFrame(text)).toBeNull();
  });
});
