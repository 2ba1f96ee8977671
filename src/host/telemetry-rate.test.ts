import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { subscribe } from '../../testing/subscriber.ts';
import { targetAt } from '../../testing/telemetry-rig.ts';
import { loadScenario } from '../scenario/compile.ts';
import type { WireEvent } from '../scenario/match.ts';
import { assemble, knownNames } from './assemble.ts';
import { IN_MEMORY } from './settings.ts';
import { simulate } from './simulate.ts';
import { telemetryRateAt } from './telemetry-rate.ts';
import { SILENT } from './testing/silent-log.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const ORIGIN = { device: 'control', screen: null } as const;

/** What a minute of driving offers, category by category, in order. */
const minute = async (
  head: string,
  telemetryRate?: number,
): Promise<ReadonlyMap<string, readonly WireEvent[]>> => {
  const text = `scenario: A minute
start: { profile: Alex, switches: { geolocation: on }${head} }
duration: 1 min
steps: [{ drive: ulm }]
expect: [{ count: at least 1, that: { topic: data/location } }]
`;
  const [run] = loadScenario('here.yaml', () => text, knownNames());
  if (run === undefined) throw new Error('there is no run');
  const messages: WireEvent[] = [];
  const options = {
    broker: { kind: 'embedded' },
    prefix: 'glovebox/v1',
    log: SILENT,
    telemetryRate,
  } as const;
  const { held } = await simulate(run, {
    ...options,
    tell: (event) => {
      if (event.what === 'message') messages.push(event.message);
    },
  });
  expect(held).toBe(true);
  return Map.groupBy(messages, ({ topic }) => topic);
};

type Payload = {
  readonly sequence: number;
  readonly data: readonly {
    readonly path: string;
    readonly dp: { readonly value: string; readonly ts: string };
  }[];
};
const payloads = (messages: readonly WireEvent[] = []): readonly Payload[] =>
  messages.map(({ payload }) => JSON.parse(payload) as Payload);
const steps = (values: readonly number[]): readonly number[] => [
  ...new Set(values.slice(1).map((value, index) => value - (values[index] ?? 0))),
];

describe('the rate at which telemetry is offered', { timeout: 60_000 }, () => {
  it.each([
    ['once a second where nothing is said', '', undefined, 60, 1_000],
    ['as often as the head of a scenario says', ', telemetry rate: 10', undefined, 600, 100],
    ['or as the command line says instead', ', telemetry rate: 10', 2, 120, 500],
  ])('is %s, and each message has a number and a time of its own', async (_, head, rate, count, apart) => {
    const found = await minute(head, rate);
    for (const topic of ['data/location', 'data/telematics']) {
      const all = payloads(found.get(topic));
      expect(all).toHaveLength(count);
      expect(steps(all.map(({ sequence }) => sequence))).toEqual([1]);
      expect(steps(all.map(({ data }) => Date.parse(data[0]?.dp.ts ?? '')))).toEqual([apart]);
    }
    const told = payloads(found.get('data/location')).flatMap(({ data }) =>
      data.flatMap(({ path, dp }) =>
        path === 'Vehicle.CurrentLocation.Timestamp' ? [Date.parse(dp.value)] : [],
      ),
    );
    expect(steps(told)).toEqual([apart]);
  });

  it.each([
    [
      10,
      20,
      'The telemetry rate must be 1, 2, 5 or 10 where the car moves 10 times a second (--rate); found 20.',
    ],
    [
      10,
      3,
      'The telemetry rate must be 1, 2, 5 or 10 where the car moves 10 times a second (--rate); found 3.',
    ],
    [
      25,
      10,
      'The telemetry rate must be 1, 5 or 25 where the car moves 25 times a second (--rate); found 10.',
    ],
  ])('goes evenly into that of the car, and not above it: %i and %i', async (rate, wanted, sentence) => {
    expect(() => telemetryRateAt(rate, wanted)).toThrow(sentence);
    const settings = { ...IN_MEMORY, rate: rate as 10, telemetryRate: wanted };
    await expect(assemble(settings, SILENT)).rejects.toMatchObject({ code: 'bad-input', sentence });
  });

  it('is refused in a scenario with its place', () => {
    const text =
      'scenario: A\nstart:\n  telemetry rate: 20\nduration: 1 s\nsteps: []\nexpect: [never: speed > 1]\n';
    expect(() => loadScenario('s.yaml', () => text, knownNames())).toThrow(
      's.yaml:3:19: "start.telemetry rate" must be 1 or 2 or 5 or 10; found 20.',
    );
  });
});

describe('a unit whose clock goes fifty times as fast', { timeout: 60_000 }, () => {
  it('tells a broker in real seconds how long its messages hold', async () => {
    const mosquitto = await startMosquitto();
    closing.push(mosquitto.close);
    const watcher = await subscribe(mosquitto.plainPort);
    closing.push(watcher.close);
    const broker = { kind: 'external', target: targetAt(mosquitto.url) } as const;
    const { unit, close, telemetry } = await assemble(
      { ...IN_MEMORY, broker, clock: 'real', speed: 50 },
      SILENT,
    );
    closing.push(close);
    await eventually(() => telemetry.online(), 'the unit to be online');
    await unit.handlers['profile.load']({ profile: 'Alex' }, ORIGIN);
    await unit.handlers['privacy.set']({ setting: 'geolocation', on: true }, ORIGIN);
    await unit.handlers['drive.start'](undefined, ORIGIN);
    const location = await watcher.waitFor(({ topic }) => topic.endsWith('/data/location'), 'a position');
    expect(location.expiry).toBeGreaterThan(0);
    expect(location.expiry).toBeLessThanOrEqual(2);
  });
});
