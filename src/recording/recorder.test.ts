import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecording } from './read.ts';
import { recordedRun, SWITCHED_DRIVE, switchedDrive } from './testing/recorded-run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-recording-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = async (name: string, seed = 7, work = SWITCHED_DRIVE): Promise<string> => {
  const path = join(folder, name);
  await recordedRun({ record: path, seed }, work);
  return path;
};

describe('a recording', () => {
  it('has the same bytes from the same seed, and others from another', async () => {
    const [one, other, third] = [await record('one'), await record('other'), await record('third', 8)];
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(one, 'utf8'));
    expect(readFileSync(third, 'utf8')).not.toBe(readFileSync(one, 'utf8'));
  });

  it('has the same bytes however much real time passes on the way', async () => {
    const turns = async (): Promise<void> => {
      for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
    };
    const [one, other] = [await record('one'), await record('other', 7, switchedDrive(turns))];
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(one, 'utf8'));
  });

  it('holds what the car offered, what the gate decided, what was received, and what was asked', async () => {
    const { header, entries } = readRecording(await record('drive.ndjson'));
    expect(header).toMatchObject({ seed: 7, clock: 'virtual', started: '2026-06-01T08:00:00.000Z' });
    const all = [...entries].map(([, entry]) => entry);
    const of = (kind: string) => all.filter((entry) => entry.kind === kind);
    expect(of('step').map((entry) => 'command' in entry && entry.command)).toEqual([
      'profile.load',
      'privacy.set',
      'drive.start',
      'privacy.set',
      'drive.stop',
    ]);
    const samples = all.filter((entry) => entry.kind === 'signals').filter(({ of }) => of === 'telemetry');
    expect(samples).toHaveLength(30);
    expect(samples.every(({ signals }) => 'Vehicle.CurrentLocation.Latitude' in signals)).toBe(true);
    const positions = all
      .filter(({ kind }) => kind === 'message')
      .filter((entry) => 'topic' in entry && entry.topic.endsWith('/data/location'));
    expect(positions).toHaveLength(15);
    expect(of('state').length).toBeGreaterThan(2);
    expect(of('decision').length).toBeGreaterThan(2);
  });
});
