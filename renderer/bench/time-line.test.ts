import { describe, expect, it } from 'vitest';
import type { Run } from '../state/scenario.ts';
import {
  axisOf,
  burstsOf,
  entriesOf,
  expectationMarks,
  numbersTold,
  onSpans,
  type Step,
  stepMarks,
} from './time-line.ts';

const step = (more: Partial<Step>): Step => ({
  id: null,
  says: 'drive: ulm',
  due: null,
  at: null,
  state: 'waiting',
  because: null,
  ...more,
});

const held = {
  says: 'positions leave',
  rule: 'R20',
  verdict: 'held' as const,
  at: null,
  because: 'It held to the end.',
  message: null,
};

const run: Run = {
  run: 1,
  name: 'off-means-off',
  title: 'Off means off',
  parameters: {},
  state: 'held',
  began: '2026-01-01T00:00:00.000Z',
  duration: 90_000,
  elapsed: 90_000,
  steps: [step({ at: 0, state: 'done' }), step({ id: 'off', due: 40_000, at: 40_100, state: 'done' })],
  expectations: [held, { ...held, verdict: 'open' }],
  timeLine: {
    slot: 300,
    switches: [
      {
        lane: 'geolocation',
        changes: [
          { at: 0, on: true },
          { at: 40_100, on: false },
        ],
      },
    ],
    messages: [
      {
        lane: 'location',
        slots: [
          [9, 2],
          [6, 1],
          [200, 1],
        ],
      },
    ],
  },
  messages: 4,
  notes: [],
  fault: null,
};

describe('the time line of a run', () => {
  it('has a bar for as long as a switch is on, up to now', () => {
    const changes = [
      { at: 0, on: false },
      { at: 5, on: true },
      { at: 9, on: false },
      { at: 12, on: true },
    ];
    expect(onSpans(changes, 20)).toEqual([
      { from: 5, to: 9 },
      { from: 12, to: 20 },
    ]);
  });

  it('tells messages that came one upon another as one, with their number', () => {
    expect(burstsOf(run.timeLine.messages[0]?.slots ?? [], 300, 90_000)).toEqual([
      { from: 1_800, to: 3_000, count: 3 },
      { from: 60_000, to: 60_300, count: 1 },
    ]);
  });

  it('marks steps where they were carried out, or are due, and joins what would lie upon each other', () => {
    const steps = [
      step({ at: 0, state: 'done' }),
      step({ at: 200, state: 'failed' }),
      step({ due: 50_000 }),
      step({ state: 'missed' }),
    ];
    expect(stepMarks(steps, 1_000)).toEqual([
      { at: 0, numbers: [1, 2], bad: true },
      { at: 50_000, numbers: [3], bad: false },
    ]);
  });

  it('marks what held to the end there, and what is open nowhere', () => {
    expect(expectationMarks(run.expectations, 'held', 90_000, 1_000)).toEqual([
      { at: 90_000, numbers: [1], bad: false },
    ]);
    expect(expectationMarks(run.expectations, 'broke', 90_000, 1_000)).toEqual([]);
  });

  it('is told as a list in the order of time, with all that the picture shows', () => {
    expect(entriesOf(run).map(({ is, at }) => [is, at])).toEqual([
      ['switch', 0],
      ['step', 0],
      ['messages', 1_800],
      ['switch', 40_100],
      ['step', 40_100],
      ['messages', 60_000],
      ['expectation', 90_000],
    ]);
  });

  it('has round times on its axis, whatever its length', () => {
    expect(axisOf(90_000)).toEqual([0, 30_000, 60_000, 90_000]);
    expect(axisOf(1_000)).toEqual([0, 1_000]);
    for (const duration of [100, 30_000, 3_600_000, 86_400_000])
      expect(axisOf(duration).length).toBeLessThanOrEqual(4);
  });

  it('names numbers that follow each other by the first and the last', () => {
    expect([[1], [1, 2], [1, 2, 3], [1, 2, 4]].map(numbersTold)).toEqual(['1', '1, 2', '1–3', '1, 2, 4']);
  });
});
