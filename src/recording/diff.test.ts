import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { diffRecordings } from './diff.ts';
import type { Entry } from './format.ts';

const VEHICLES = { a: '983598f71fa3dcbd', b: '0011223344556677' } as const;
type Side = keyof typeof VEHICLES;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (side: Side, entries: readonly Entry[]): string => {
  const path = join(folder, `${side}.ndjson`);
  const header = {
    glovebox: 'recording',
    version: 1,
    seed: side === 'a' ? 1 : 2,
    vehicle: VEHICLES[side],
    route: 'ulm',
    started: side === 'a' ? '2026-06-01T08:00:00.000Z' : '2027-01-01T09:00:00.000Z',
    clock: 'virtual',
    prefix: 'glovebox/v1',
  };
  writeFileSync(path, [header, ...entries].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
};

/** A message as one side would send it: other ids, other times. */
const message = (side: Side, t: number, speed: number, category = 'telematics'): Entry => ({
  t,
  kind: 'message',
  topic: `glovebox/v1/${VEHICLES[side]}/data/${category}`,
  payload: JSON.stringify({
    id: `019e8232-6000-7bba-9568-25${side === 'a' ? 'aa' : 'bb'}5286066${t % 10}`,
    source: `urn:glovebox:${VEHICLES[side]}`,
    time: new Date(t + (side === 'a' ? 0 : 1e10)).toISOString(),
    data: [{ path: 'Vehicle.Speed', dp: { value: String(speed), ts: new Date(t).toISOString() } }],
  }),
  headers: {},
  qos: 1,
  retain: false,
});
const signals = (t: number, speed: number): Entry => ({
  t,
  kind: 'signals',
  of: 'telemetry',
  signals: { 'Vehicle.Speed': speed },
});
const step = (t: number, command: string): Entry => ({ t, kind: 'step', command });

const diff = (a: readonly Entry[], b: readonly Entry[], tolerance: number | null = null) =>
  diffRecordings(write('a', a), write('b', b), { tolerance });

describe('two recordings', () => {
  it('are the same where only ids and times differ, and the order between lanes', () => {
    const result = diff(
      [
        step(0, 'drive.start'),
        signals(100, 1),
        message('a', 1_000, 1),
        signals(1_100, 2),
        message('a', 2_000, 2),
      ],
      [
        step(0, 'drive.start'),
        signals(150, 1),
        signals(1_150, 2),
        message('b', 3_000, 1),
        message('b', 3_001, 2),
      ],
    );
    expect(result).toMatchObject({ same: true, first: null });
    expect(result.counts.message).toEqual({ a: 2, b: 2, different: 0 });
  });

  it('differ where a value does: the first is told with where it is, and after which step', () => {
    const result = diff(
      [
        step(0, 'drive.start'),
        signals(100, 1),
        message('a', 1_000, 1),
        step(5_000, 'drive.stop'),
        message('a', 6_000, 7),
      ],
      [
        step(0, 'drive.start'),
        signals(100, 1),
        message('b', 1_000, 3),
        step(5_000, 'drive.stop'),
        message('b', 6_000, 8),
      ],
    );
    expect(result.first).toEqual({
      lane: 'message glovebox/v1/<vehicle>/data/telematics',
      a: { line: 4, t: 1_000 },
      b: { line: 4, t: 1_000 },
      unlike: { field: 'payload › data › Vehicle.Speed › dp › value', a: '1', b: '3' },
      after: { command: 'drive.start', t: 0 },
    });
    expect(result.counts.message).toEqual({ a: 2, b: 2, different: 2 });
  });

  it('differ where one has a message that the other lacks', () => {
    const result = diff([signals(0, 1), message('a', 10, 1, 'location')], [signals(0, 1)]);
    expect(result.first).toMatchObject({
      lane: 'message glovebox/v1/<vehicle>/data/location',
      a: { line: 3 },
      b: null,
    });
    expect(result.counts.message).toEqual({ a: 1, b: 0, different: 1 });
    expect(diff([signals(0, 1)], [signals(0, 1), message('b', 10, 1)]).first).toMatchObject({
      a: null,
      b: { line: 3 },
    });
  });

  it('are compared as text where a payload is longer than any of the unit', () => {
    const long = (side: Side, speed: number): Entry => {
      const payload = JSON.stringify(Array.from({ length: 300 }, () => message(side, 10, speed)));
      return { t: 10, kind: 'message', topic: 'a', payload, headers: {}, qos: 1, retain: false };
    };
    expect(diff([long('a', 1)], [long('b', 1)]).same).toBe(true);
    expect(diff([long('a', 1)], [long('b', 2)]).first?.unlike.field).toBe('payload');
  });

  it('are compared by their times only where that was asked for', () => {
    const [a, b] = [[signals(100, 1)], [signals(400, 1)]];
    expect(diff(a, b).same).toBe(true);
    expect(diff(a, b, 300).same).toBe(true);
    expect(diff(a, b, 299).first?.unlike).toEqual({ field: 't', a: 100, b: 400 });
  });

  it('are told apart from what is no recording', () => {
    const a = write('a', []);
    const none = join(folder, 'none.txt');
    writeFileSync(none, 'no recording\n');
    expect(() => diffRecordings(a, none, { tolerance: null })).toThrow(UnitError);
    expect(() => diffRecordings(none, a, { tolerance: null })).toThrow(UnitError);
  });
});
