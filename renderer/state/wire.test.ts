import { describe, expect, it } from 'vitest';
import { EMPTY_WIRE, pause, received, resume, shortTopic, startedWith } from './wire.ts';

const message = (payload: string) => ({
  at: '',
  topic: 'p/v/data/location',
  payload,
  retained: false,
  qos: 1,
});

describe('the wire', () => {
  it('shows the newest message first and keeps two hundred', () => {
    const full = Array.from({ length: 205 }, (_, index) => message(String(index))).reduce(
      received,
      EMPTY_WIRE,
    );
    expect(full.messages).toHaveLength(200);
    expect(full.messages[0]?.payload).toBe('204');
  });

  it('holds back what comes while paused, and loses nothing of it', () => {
    const paused = received(pause(received(EMPTY_WIRE, message('a'))), message('b'));
    expect(paused.messages.map(({ payload }) => payload)).toEqual(['a']);
    expect(resume(paused).messages.map(({ payload }) => payload)).toEqual(['b', 'a']);
  });

  it('begins with what was received before, and replaces it after a reconnection', () => {
    const again = startedWith(startedWith(EMPTY_WIRE, [message('a')]), [message('a'), message('b')]);
    expect(again.messages.map(({ payload }) => payload)).toEqual(['b', 'a']);
  });

  it('shortens a topic to what it is about, whatever the prefix is', () => {
    expect(shortTopic('glovebox/v1/x/data/location')).toBe('data/location');
    expect(shortTopic('a/b/c/x/event/drive-start')).toBe('event/drive-start');
    expect(shortTopic('glovebox/v1/x/privacy')).toBe('privacy');
  });
});
