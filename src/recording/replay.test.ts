import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble } from '../host/assemble.ts';
import { SILENT } from '../host/testing/silent-log.ts';
import type { Entry } from './format.ts';
import { readRecording } from './read.ts';
import { recordedRun, SETTINGS, SWITCHED_DRIVE } from './testing/recorded-run.ts';

let folder: string;
let drive: string;
let again: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-replay-'));
  drive = join(folder, 'drive.ndjson');
  again = join(folder, 'again.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

const entriesOf = <K extends Entry['kind']>(path: string, kind: K): readonly Extract<Entry, { kind: K }>[] =>
  [...readRecording(path).entries].flatMap(([, entry]) =>
    entry.kind === kind ? [entry as Extract<Entry, { kind: K }>] : [],
  );

/** Replays a file under a profile whose geolocation is on or off, and records what comes of it. */
const replay = (file: string, geolocation: boolean, seconds = 40): Promise<void> =>
  recordedRun({ replay: file, record: again, seed: 3 }, async (handlers, origin) => {
    await handlers['profile.load']({ profile: 'Alex' }, origin);
    await handlers['privacy.set']({ setting: 'geolocation', on: geolocation }, origin);
    await handlers['drive.start'](undefined, origin);
    await handlers['clock.advance']({ seconds }, origin);
    expect((await handlers['unit.state'](undefined, origin)).drive).toMatchObject({ arrived: true });
  });

const samples = (path: string) =>
  entriesOf(path, 'signals')
    .filter(({ of }) => of === 'telemetry')
    .map(({ signals }) => signals);

const LOCATION = /CurrentLocation|DestinationSet|Trip\.(Start|End)/u;

describe('a replay', () => {
  it('offers the signals of the recording again, each where it was', async () => {
    await recordedRun({ record: drive }, SWITCHED_DRIVE);
    await replay(drive, true);
    expect(samples(again)).toEqual(samples(drive));
    expect(entriesOf(again, 'message').some(({ topic }) => topic.endsWith('/data/location'))).toBe(true);
  });

  it('R20 leaves no location on the wire while geolocation is off, though it was on when it was recorded', async () => {
    await recordedRun({ record: drive }, SWITCHED_DRIVE);
    expect(entriesOf(drive, 'message').some(({ payload }) => LOCATION.test(payload))).toBe(true);
    await replay(drive, false);
    const messages = entriesOf(again, 'message');
    expect(messages.some(({ topic }) => topic.endsWith('/data/telematics'))).toBe(true);
    expect(
      messages.filter(({ topic, payload }) => topic.endsWith('/data/location') || LOCATION.test(payload)),
    ).toEqual([]);
  });

  it('R28 withholds the signals of a CSV file that the catalogue does not know, and names each once', async () => {
    const csv = join(folder, 'signals.csv');
    writeFileSync(
      csv,
      'field,signal,value,delay\ncurrent,Vehicle.Speed,27,1.5\ntarget,Vehicle.Cabin.Door.Row1.DriverSide.IsLocked,true,0\ncurrent,Vehicle.Chassis.ParkingBrake.IsEngaged,false,0.5\ncurrent,Vehicle.Speed,48.5,1\ncurrent,Vehicle.Chassis.ParkingBrake.IsEngaged,true,3\n',
    );
    const assembled = await assemble({ ...SETTINGS, replay: csv }, SILENT);
    await assembled.close();
    expect(assembled.replay).toEqual({
      format: 'kuksa-csv',
      frames: 4,
      duration: 3_000,
      unknown: ['Vehicle.Chassis.ParkingBrake.IsEngaged'],
      targets: 1,
    });
    await replay(csv, false);
    const said = entriesOf(again, 'message')
      .map(({ payload }) => payload)
      .join('\n');
    expect(said).toContain('"path":"Vehicle.Speed","dp":{"value":"48.5"');
    expect(said).not.toContain('ParkingBrake');
  });

  it('refuses a file that is wrong somewhere before anything is begun', async () => {
    const csv = join(folder, 'signals.csv');
    writeFileSync(csv, 'field,signal,value,delay\ncurrent,Vehicle.Speed,27,1.5\ncurent,Vehicle.Speed,28,1\n');
    await expect(assemble({ ...SETTINGS, replay: csv }, SILENT)).rejects.toMatchObject({
      code: 'bad-input',
      sentence: 'signals.csv, line 3: "field" must be current or target; found curent.',
      remedy: 'Did you mean current?',
    });
  });
});
