import { describe, expect, it } from 'vitest';
import { createEvaluation, type Finding } from './evaluate.ts';
import type { WireEvent } from './match.ts';
import type { World } from './quantities.ts';
import { loadTexts, withLine } from './testing/load.ts';

const point = (path: string, value: string): object => ({ path, dp: { value, ts: '2026-06-01T08:00:00Z' } });

const message = (at: number, topic: string, category: string, ...data: readonly object[]): WireEvent => ({
  at,
  topic,
  retained: false,
  payload: JSON.stringify({ specversion: '1.0', datacategory: category, legalbasis: 'consent', data }),
});
const location = (at: number): WireEvent =>
  message(at, 'data/location', 'location', point('Vehicle.CurrentLocation.Latitude', '48.3'));
const speed = (at: number, value: string): WireEvent =>
  message(at, 'data/telematics', 'telematics', point('Vehicle.Speed', value));

type Event =
  | WireEvent
  | { readonly step: string; readonly at: number }
  | { readonly speed: number; readonly at: number };

/** What is found when these things happen, in this order. */
const found = (expectation: string, events: readonly Event[]): Finding => {
  const text = withLine(
    '  - id: off\n    switch: { geolocation: off }\n  - id: on\n    wait: 1 s\n    switch: { geolocation: on }',
    expectation,
  );
  const [run] = loadTexts({ 's.yaml': text });
  let now = 0;
  // Only what the conditions of these tests ask for.
  const world = { motion: () => ({ speed: now }) } as unknown as World;
  const evaluation = createEvaluation(run?.expectations ?? [], world);
  evaluation.sample(0);
  for (const event of events) {
    if ('topic' in event) evaluation.message(event);
    else if ('step' in event) evaluation.step(event.step, event.at);
    else {
      now = event.speed;
      evaluation.sample(event.at);
    }
  }
  const [finding] = evaluation.end(60_000);
  if (finding === undefined) throw new Error('nothing was expected');
  return finding;
};

const never = '  - never: { category: location }\n    after: off';

describe('never', () => {
  it('holds where nothing such arrives, and says nothing of what came before', () => {
    expect(found(never, [location(1_000), { step: 'off', at: 2_000 }, speed(3_000, '3')])).toMatchObject({
      held: true,
      at: null,
    });
  });

  it('breaks at the first such message, and quotes it', () => {
    const first = location(3_000);
    expect(found(never, [{ step: 'off', at: 2_000 }, first, location(4_000)])).toMatchObject({
      held: false,
      at: 3_000,
      message: first,
    });
  });

  it('finds the data also where the label says something else', () => {
    const hidden = message(
      3_000,
      'data/telematics',
      'telematics',
      point('Vehicle.CurrentLocation.Latitude', '48'),
    );
    expect(found(never, [{ step: 'off', at: 2_000 }, hidden]).held).toBe(false);
  });

  it('ends with its window', () => {
    const text = `${never}\n    until: on`;
    expect(found(text, [{ step: 'off', at: 1_000 }, { step: 'on', at: 2_000 }, location(3_000)]).held).toBe(
      true,
    );
  });

  it('is broken where its window never opened: what was not looked at was not seen to hold', () => {
    expect(found(never, [])).toMatchObject({ held: false, because: 'The step "off" was never carried out.' });
  });

  it('judges the unit too', () => {
    const text = '  - never: speed > 50';
    expect(found(text, [{ speed: 50, at: 1_000 }]).held).toBe(true);
    expect(
      found(text, [
        { speed: 51, at: 1_000 },
        { speed: 0, at: 2_000 },
      ]),
    ).toMatchObject({ held: false, at: 1_000 });
  });
});

describe('always', () => {
  it('is about every message, or about those that it names', () => {
    const text = '  - always: { header: { legalbasis: consent } }\n    of: { category: location }';
    expect(found(text, [location(1_000), speed(2_000, '3')]).held).toBe(true);
    const other = { ...location(1_000), payload: location(1_000).payload.replace('consent', 'contract') };
    expect(found(text, [other])).toMatchObject({ held: false, message: other });
  });

  it('judges the unit at each moment of its window alone', () => {
    const text = '  - always: speed > 50\n    after: off\n    until: on';
    const slow: Event = { speed: 3, at: 1_000 };
    expect(
      found(text, [
        slow,
        { speed: 60, at: 1_500 },
        { step: 'off', at: 2_000 },
        { speed: 70, at: 3_000 },
        { step: 'on', at: 4_000 },
        slow,
      ]).held,
    ).toBe(true);
    expect(
      found(text, [
        { step: 'off', at: 2_000 },
        { speed: 3, at: 3_000 },
      ]),
    ).toMatchObject({ held: false, at: 3_000 });
  });

  it('holds while a condition does', () => {
    const text = '  - never: { category: location }\n    while: speed > 50';
    expect(found(text, [{ speed: 10, at: 1 }, location(2)]).held).toBe(true);
    expect(found(text, [{ speed: 60, at: 1 }, location(2)]).held).toBe(false);
  });
});

describe('within', () => {
  const text = '  - within: 2 s\n    that: { topic: data/location }\n    after: off';

  it('counts from the step, and up to the last moment', () => {
    expect(found(text, [location(500), { step: 'off', at: 1_000 }, location(3_000)])).toMatchObject({
      held: true,
      at: 3_000,
    });
    expect(found(text, [{ step: 'off', at: 1_000 }, location(3_001)])).toMatchObject({
      held: false,
      at: 3_001,
    });
    expect(found(text, [{ step: 'off', at: 1_000 }])).toMatchObject({
      held: false,
      because: 'It did not come about within 2 s.',
    });
  });

  it('waits for a condition', () => {
    const condition = '  - within: 2 s\n    that: speed > 50';
    expect(found(condition, [{ speed: 60, at: 2_000 }])).toMatchObject({ held: true, at: 2_000 });
    expect(found(condition, [{ speed: 60, at: 2_100 }])).toMatchObject({ held: false });
  });

  it.each([
    ['within: 2 s\n    that: speed > 50', 'It did not come about within 2 s: speed was 40.126.'],
    ['always: not (speed = 40.1257 or speed > 45)', 'The condition did not hold: speed was 40.126.'],
    ['never: speed > 40', 'The condition held: speed was 40.126.'],
  ])('says what was found of the unit where it breaks: %s', (expectation, because) => {
    const finding = found(`  - ${expectation}`, [
      { speed: 40.1257, at: 1_000 },
      { speed: 40.1257, at: 3_000 },
    ]);
    expect(finding).toMatchObject({ held: false, because });
  });
});

describe('count', () => {
  const times = (count: string, messages: number): boolean =>
    found(`  - count: ${count}\n    that: { signal: Vehicle.Speed, value: "> 50" }`, [
      speed(500, '50'),
      ...Array.from({ length: messages }, (_, index) => speed(1_000 * (index + 1), '50.5')),
    ]).held;

  it.each([
    ['exactly 2', [false, false, true, false]],
    ['2', [false, false, true, false]],
    ['at least 2', [false, false, true, true]],
    ['at most 2', [true, true, true, false]],
    ['exactly 0', [true, false, false, false]],
  ])('%s', (count, held) => {
    expect([0, 1, 2, 3].map((messages) => times(count, messages))).toEqual(held);
  });
});
