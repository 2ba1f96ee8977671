import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUnitRig } from '../../testing/unit-rig.ts';
import { sentenceOf } from './finding.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { ALL_SHUT, alwaysShut, leaks } from './leaks.ts';
import type { LeftMessage } from './left.ts';
import { createOracle } from './oracle.ts';
import { drive } from './testing/driven.ts';

/** Milliseconds for a test that drives for minutes, on a machine with other work. */
const LONG = 120_000;

/** More runs look further: GLOVEBOX_RUNS=100000 GLOVEBOX_SEED=7 vitest run src/oracle/quiet.test.ts */
const RUNS = Number(process.env['GLOVEBOX_RUNS'] ?? 1_000);
const SEED = Number(process.env['GLOVEBOX_SEED'] ?? 20_260_601);

const TEXTS: Known = {
  ...NOTHING_KNOWN,
  vins: ['WGB1234567A104711', 'WGB1234567A004711'],
  names: ['Alex', 'Bram', 'Camille'],
  emails: ['alex@example.com'],
  words: ['Take me to the nearest charging station', 'what is the weather like in the mountains today'],
};

const ROUTES = ['country', 'motorway', 'mountain', 'parking', 'ring', 'ulm'] as const;

const told = (left: readonly LeftMessage[], known: Known): readonly string[] =>
  leaks(left, createOracle(known), alwaysShut('location', 'voice')).map(sentenceOf);

test.each(ROUTES)(
  'R20 nothing of a drive on the route %s with location off is taken for a leak',
  (route) => {
    const driven = drive({ route, seed: 5, minutes: 6, rate: 1, open: ['telematics'] });
    const places = driven.places.map(({ label, ...position }) => ({ label, position }));
    expect(driven.left.length).toBeGreaterThan(100);
    expect(told(driven.left, { ...TEXTS, positions: driven.positions, places })).toEqual([]);
    // And with location on, each message of it is one.
    const open = drive({ route, seed: 5, minutes: 1, rate: 1, open: ['location'] });
    const seen = leaks(open.left, { ...TEXTS, positions: open.positions }, ALL_SHUT);
    const byNumber = seen.filter(({ notation }) => notation === 'decimal degrees');
    expect(new Set(byNumber.map(({ at }) => at)).size).toBe(open.left.length);
  },
  LONG,
);

test(
  'Nothing that the unit itself queues on a drive with location off is taken for a leak',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glovebox-quiet-'));
    const rig = createUnitRig({ folder });
    const { positions, places } = drive({ route: 'country', seed: 5, minutes: 15, rate: 2, open: [] });
    await rig.ask('profile.load', { profile: await rig.primary() });
    await rig.ask('drive.start', { route: 'country' });
    await rig.pass(900);
    const left = (await rig.queued()).map(({ topic, payload, at }) => ({ topic, payload, at }));
    const known = {
      ...TEXTS,
      positions,
      places: places.map(({ label, ...position }) => ({ label, position })),
    };
    await rig.close();
    rmSync(folder, { recursive: true });
    expect(left.length).toBeGreaterThan(100);
    expect(told(left, known)).toEqual([]);
  },
  LONG,
);

const number = fc.oneof(
  fc.double({ min: -50, max: 250, noNaN: true }),
  fc.double({ min: 0, max: 130, noNaN: true }).map((value) => Number(value.toFixed(2))),
  fc.integer({ min: 0, max: 90_000_000 }),
  fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
  fc.integer({ min: -40, max: 1_000 }),
);
const text = fc.oneof(
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.uint8Array({ minLength: 9, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.uint8Array({ minLength: 9, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc.uint8Array({ minLength: 8, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  fc.constantFrom(
    'Vehicle.Speed',
    'OFF',
    'true',
    'glovebox.telemetry.v1',
    'setting-off',
    'Acceleration.Lateral',
  ),
);
const value = fc.oneof(number, text);
const key = fc.constantFrom(
  'value',
  'speed',
  'odometer',
  'temperature',
  'x',
  'y',
  'range',
  'id',
  'ts',
  'a',
  'b',
);
const payload = fc.oneof(
  fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 20 }).map((pairs) => JSON.stringify(pairs)),
  fc.dictionary(key, value).map((object) => JSON.stringify(object)),
  fc.array(number, { maxLength: 12 }).map((list) => list.join(',')),
  fc.uint8Array({ maxLength: 300 }),
);

const country = drive({ route: 'country', seed: 5, minutes: 15, rate: 2, open: [] });
const oracle = createOracle({
  ...TEXTS,
  positions: country.positions,
  places: country.places.map(({ label, ...position }) => ({ label, position })),
});

test(
  'Random telemetry is not taken for a leak: speeds, distances, times, identifiers, bytes',
  () => {
    fc.assert(
      fc.property(payload, fc.uuid(), (sent, id) => {
        const left = { at: country.positions[0]?.at ?? 0, topic: `glovebox/v1/${id}/event/x`, payload: sent };
        expect(oracle.sightings(left)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  },
  LONG,
);
