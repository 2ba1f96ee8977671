import { describe, expect, it } from 'vitest';
import { fits, topicFits } from './match.ts';

describe('an MQTT filter (MQTT 3.1.1 §4.7)', () => {
  it.each([
    ['data/location', 'data/location', true],
    ['data/location', 'data/locations', false],
    ['data/+', 'data/location', true],
    ['+', 'data/location', false],
    ['data/#', 'data/location', true],
    ['data/#', 'data', true],
    ['#', 'event/crash-notification', true],
    ['data', 'data/location', false],
    ['data/+/x', 'data/location', false],
  ])('%s and %s: %s', (filter, topic, fit) => {
    expect(topicFits(filter, topic)).toBe(fit);
  });
});

describe('what a message is matched by', () => {
  const payload = JSON.stringify({
    historical: true,
    data: [
      { path: 'Vehicle.Speed', dp: { value: '48.5' } },
      { path: 'Vehicle.IsMoving', dp: { value: 'true' } },
    ],
  });
  const message = { at: 0, topic: 'data/telematics', payload, retained: false };

  it.each([
    [{ signal: 'Vehicle.Speed' }, true],
    [{ signal: 'Vehicle.Sp*' }, true],
    [{ signal: 'Vehicle.S' }, false],
    [{ signal: 'Vehicle.Speed', value: 48.5 }, true],
    [{ signal: 'Vehicle.Speed', value: '> 48' }, true],
    [{ signal: 'Vehicle.Speed', value: '!= 48.5' }, false],
    [{ signal: 'Vehicle.IsMoving', value: true }, true],
    [{ signal: 'Vehicle.IsMoving', value: '48.5' }, false],
    [{ header: { historical: 'true' } }, true],
    [{ header: { historical: true, data: 'x' } }, false],
    [{ header: { missing: 'x' } }, false],
    [{ category: 'telematics' as const }, true],
    [{ category: 'location' as const }, false],
    [{ text: 'IsMoving' }, true],
    [{ retained: true }, false],
  ])('%j: %s', (match, fit) => {
    expect(fits(match, message)).toBe(fit);
  });

  it('is the data, whatever the label says and however the text is written', () => {
    const saying = (text: string) => ({ ...message, payload: text });
    const hidden = saying(
      '{"datacategory":"telematics","data":[{"path":"Vehicle.CurrentLocation.Latitude","dp":{"value":"1"}}]}',
    );
    expect(fits({ category: 'location' }, hidden)).toBe(true);
    expect(fits({ category: 'location' }, message)).toBe(false);
    expect(fits({ category: 'telematics' }, saying('{ "datacategory" : "telematics" }'))).toBe(true);
    const escaped = saying(
      String.raw`{"datacategory":"voi\u0063e","data":[{"path":"Vehicle.Sp\u0065ed","dp":{"value":"1"}}]}`,
    );
    expect(fits({ category: 'voice' }, escaped)).toBe(true);
    expect(fits({ signal: 'Vehicle.Speed' }, escaped)).toBe(true);
  });

  it('is the topic and the text alone where the payload is no JSON', () => {
    const broken = { ...message, payload: '{"data":[' };
    expect(fits({ category: 'telematics' }, broken)).toBe(false);
    expect(fits({ topic: 'data/#', text: 'data' }, broken)).toBe(true);
  });
});
