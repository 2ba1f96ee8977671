import { expect, test } from 'vitest';
import { pointsOf } from './data-points.ts';
import { rebuildTrack } from './dead-reckoning.ts';
import { INFERENCES, inferenceWarnings, warningOf } from './inference.ts';
import { alwaysShut } from './leaks.ts';
import type { LeftMessage } from './left.ts';
import { drive } from './testing/driven.ts';

const LONG = 120_000;
const driven = drive({ route: 'country', seed: 5, minutes: 8, rate: 2, open: ['telematics'] });

const warningsFor = (left: readonly LeftMessage[], shut = alwaysShut('location')) =>
  inferenceWarnings(left, driven.positions, shut);

/** The messages with only the signals that fit. */
const only = (keep: RegExp): readonly LeftMessage[] =>
  driven.left.map((message) => {
    const content = JSON.parse(Buffer.from(message.payload as Uint8Array).toString()) as {
      data: { path: string }[];
    };
    return {
      ...message,
      payload: JSON.stringify({ data: content.data.filter(({ path }) => keep.test(path)) }),
    };
  });

test(
  'R20 the way can be rebuilt from speed and yaw rate while location is off, and the warning says how well',
  () => {
    const [track] = warningsFor(driven.left);
    expect(track?.inference.id).toBe('track');
    const measured = track?.measured;
    expect(measured?.matches).toBe(true);
    expect(measured?.minutes).toBeCloseTo(8, 0);
    expect(measured?.off.map(({ minutes }) => Math.round(minutes))).toEqual([1, 2, 5, 8]);
    expect(measured?.shape).toBeLessThan(100);
    expect(track && warningOf(track)).toMatch(
      /^While location was shut, \d+ messages left with Speed, .*with the start known, off by \d+ m after 1 min, .*close enough to be found on a map\.$/u,
    );
  },
  LONG,
);

test(
  'The way is not rebuilt from speed alone, and no way is seen in turns that are not those of the car',
  () => {
    expect(warningsFor(only(/^Vehicle\.Speed$/u)).map(({ inference }) => inference.id)).toEqual(['stops']);
    const turned = only(/Speed$|Yaw$/u).map((message, at) => ({
      ...message,
      payload: String(message.payload).replaceAll(
        /(Yaw","dp":\{"value":")[^"]*/gu,
        `$1${at % 2 === 0 ? 9 : 2}`,
      ),
    }));
    expect(rebuildTrack(turned.flatMap(pointsOf), driven.positions)?.matches).toBe(false);
  },
  LONG,
);

test.each([/Speed$|Yaw$/u, /Speed$|Lateral$/u, /Distance$|Yaw$/u])(
  'The way is rebuilt from %s',
  (keep) => {
    const [track] = warningsFor(only(keep));
    expect(track?.measured?.shape).toBeLessThan(0.1 * (track?.measured?.length ?? 0));
  },
  LONG,
);

test(
  'Nothing is inferred of a category that is open, nor from what left while it was',
  () => {
    expect(warningsFor(driven.left, alwaysShut('voice'))).toEqual([]);
    const half = driven.left[Math.floor(driven.left.length / 2)]?.at ?? 0;
    const [track] = warningsFor(driven.left, (category, { at }) => category === 'location' && at >= half);
    expect(track?.measured?.minutes).toBeCloseTo(4, 0);
  },
  LONG,
);

const point = (path: string): LeftMessage => ({
  at: 0,
  topic: 'glovebox/v1/p/data/telematics',
  payload: `{"data":[{"path":"${path}","dp":{"value":"1","ts":"2026-06-01T08:00:00.000Z"}}]}`,
});

test.each([
  ['charging-place', ['Vehicle.Powertrain.TractionBattery.Charging.StationId']],
  ['network', ['Vehicle.Connectivity.CellId']],
  ['time-zone', ['Vehicle.Cabin.TimeZone']],
  ['sun', ['Vehicle.Cabin.LightIntensity']],
  ['radio', ['Vehicle.Cabin.Infotainment.Radio.Frequency']],
  ['weather', ['Vehicle.Exterior.AirTemperature', 'Vehicle.Exterior.Humidity']],
  ['heights', ['Vehicle.Speed', 'Vehicle.AngularVelocity.Pitch']],
  ['stops', ['Vehicle.TraveledDistance', 'Vehicle.IsMoving']],
])('The combination "%s" is known by its signals', (id, paths) => {
  const warned = inferenceWarnings(paths.map(point), [], alwaysShut('location'));
  expect(warned.map(({ inference }) => inference.id)).toContain(id);
  expect(
    inferenceWarnings(paths.slice(1).map(point), [], alwaysShut('location')).map(
      ({ inference }) => inference.id,
    ),
  ).not.toContain(id);
});

test('Every combination says what it gives away', () => {
  expect(new Set(INFERENCES.map(({ id }) => id)).size).toBe(INFERENCES.length);
  for (const { says } of INFERENCES) expect(says.length).toBeGreaterThan(20);
});
