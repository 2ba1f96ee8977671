import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';
import { targetAt } from '../../testing/telemetry-rig.ts';
import { loadScenario } from '../scenario/compile.ts';
import { nameOf, type RunResult } from '../scenario/result.ts';
import type { ScenarioRun } from '../scenario/run.ts';
import { createTelemetry, type TelemetryOptions } from '../telemetry/telemetry.ts';
import { knownNames } from './assemble.ts';
import { type SimulateOptions, simulate } from './simulate.ts';
import { SILENT } from './testing/silent-log.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'scenarios');

const runsOf = (name: string): readonly ScenarioRun[] =>
  loadScenario(join(FOLDER, name), (path) => readFileSync(path, 'utf8'), knownNames());

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const bundled = files.flatMap((name) =>
  runsOf(name).map((run): [string, ScenarioRun] => [nameOf({ ...run, file: name }), run]),
);

const EMBEDDED: SimulateOptions = { broker: { kind: 'embedded' }, prefix: 'glovebox/v1', log: SILENT };

/** What did not hold, for a test to compare with nothing. */
const broken = ({ findings, troubles }: RunResult): readonly string[] => [
  ...findings
    .filter(({ held }) => !held)
    .map(({ says, because, message }) => `${says}: ${because} ${message?.payload ?? ''}`),
  ...troubles.map(({ says }) => says),
];

/** Runs, and keeps what was told: each step, each message, each byte, each moment. */
const telling = async (run: ScenarioRun, options: SimulateOptions) => {
  const told: string[] = [];
  const result = await simulate(run, { ...options, tell: (event) => told.push(JSON.stringify(event)) });
  return { result, told };
};
const toldByEmbedded = new Map<string, readonly string[]>();

describe('the bundled scenarios', { timeout: 60_000 }, () => {
  it('are at least twelve', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  it.each(bundled)('hold against the embedded broker: %s', async (name, run) => {
    const { result, told } = await telling(run, EMBEDDED);
    toldByEmbedded.set(name, told);
    expect(broken(result)).toEqual([]);
    expect(result.held).toBe(true);
    expect(result.findings.length).toBe(run.expectations.length);
  });
});

/**
 * A slow line hands on what it was given as the network gave it: where the machine is busy, one piece or two. So when it lets a
 * message through may differ by a second, and only that the expectations hold can be said.
 */
const isSlow = (name: string): boolean => name.includes('slow');

describe('the bundled scenarios against Mosquitto', { timeout: 60_000 }, () => {
  let mosquitto: Mosquitto | null = null;
  beforeAll(async () => {
    // Without it each small packet waits for the other side's delayed acknowledgement.
    mosquitto = await startMosquitto({ config: ['set_tcp_nodelay true'] });
  });
  afterAll(() => mosquitto?.close());

  it.each(bundled)(
    'hold, and but for a slow line are what they are against the embedded one: %s',
    async (name, run) => {
      const broker = { kind: 'external', target: targetAt(mosquitto?.url ?? '') } as const;
      const { result, told } = await telling(run, { ...EMBEDDED, broker });
      expect(broken(result)).toEqual([]);
      if (isSlow(name)) return;
      expect(told).toEqual(toldByEmbedded.get(name) ?? (await telling(run, EMBEDDED)).told);
    },
  );
});

/** A way out of the car that takes every switch for on, as a gate would that forgot to ask. */
const deafGate: NonNullable<SimulateOptions['seams']> = {
  telemetry: (options: TelemetryOptions) =>
    createTelemetry({
      ...options,
      context: () => {
        const context = options.context();
        return {
          ...context,
          settings: { geolocation: true, voiceData: true },
          paused: { geolocation: false, voiceData: false },
        };
      },
    }),
};

describe('a gate that is broken on purpose is found out, with the offending message quoted', {
  timeout: 60_000,
}, () => {
  it.each([
    ['off-means-off.yaml', 'no position leaves once it is off', 'Latitude'],
    ['tunnel.yaml', 'no position leaves, not even from before the switch was turned', 'Latitude'],
    ['private-trip.yaml', 'neither position nor voice leaves on the private trip', 'Latitude'],
    ['power-cut.yaml', 'no position leaves, not even what had waited', 'Latitude'],
    ['guest-hands-over.yaml', "the owner's own switch holds from the hand-over on", 'Latitude'],
    ['secondary-is-told.yaml', 'no position leaves before the secondary turned it on', 'Latitude'],
    ['theft.yaml', 'no position leaves before the report', 'Latitude'],
  ])('%s', async (name, says, path) => {
    const [run] = runsOf(name);
    if (run === undefined) throw new Error('there is no run');
    const result = await simulate(run, { ...EMBEDDED, seams: deafGate });
    expect(result.held).toBe(false);
    const finding = result.findings.find((found) => found.says === says);
    expect(finding?.held).toBe(false);
    expect(finding?.message?.topic).toMatch(/^(data\/location|event\/)/u);
    expect(finding?.message?.payload).toContain(path);
  });

  it('voice.yaml, with the words in the quote', async () => {
    const run = runsOf('voice.yaml').find(({ parameters }) => parameters['voiceData'] === 'off');
    if (run === undefined) throw new Error('there is no such run');
    const result = await simulate(run, { ...EMBEDDED, seams: deafGate });
    const finding = result.findings.find(({ says }) => says === 'not a word of it is anywhere on the wire');
    expect(finding).toMatchObject({ held: false, at: 5_000 });
    expect(finding?.message?.payload).toContain('tomorrow');
  });
});

/** A position leaves in one second of the drive, at a moment that nothing else announces. */
const leakAt = (moment: string): NonNullable<SimulateOptions['seams']> => ({
  telemetry: (options: TelemetryOptions) =>
    createTelemetry({
      ...options,
      context: () => {
        const context = options.context();
        const leaks = new Date(options.clock.now()).toISOString().startsWith(moment);
        return leaks ? { ...context, settings: { ...context.settings, geolocation: true } } : context;
      },
    }),
});

const fromText = (text: string): ScenarioRun => {
  const [run] = loadScenario('here.yaml', () => text, knownNames());
  if (run === undefined) throw new Error('there is no run');
  return run;
};

describe('messages that are under way while time goes on', { timeout: 60_000 }, () => {
  const drive = (expectation: string): ScenarioRun =>
    fromText(`scenario: A drive
start: { profile: Alex, switches: { geolocation: off } }
duration: 4 min
steps:
  - drive: start
expect:
  - ${expectation}
`);
  /** The clock begins at 08:00, and telemetry is offered once a second from the first step of the car, 100 ms later. */
  const leak = leakAt('2026-06-01T08:01:37');

  it.each([
    ['never: { category: location }', { held: false, at: 97_100, because: 'Such a message arrived.' }],
    ['always: { category: telematics }', { held: false, at: 97_100 }],
    ['count: 0\n    that: { topic: data/location }', { held: false, at: 97_100 }],
    ['within: 97.1 s\n    that: { topic: data/location }', { held: true, at: 97_100 }],
    [
      'within: 96 s\n    that: { topic: data/location }',
      { held: false, at: 96_100, because: 'It did not come about within 1 min 36 s.' },
    ],
  ])('are judged at the moment at which they left: %s', async (expectation, finding) => {
    const result = await simulate(drive(expectation), { ...EMBEDDED, seams: leak });
    expect(result.findings).toMatchObject([finding]);
  });

  it('have arrived before the unit does what it does once by itself', async () => {
    const rested: boolean[] = [];
    const telemetry: NonNullable<SimulateOptions['seams']>['telemetry'] = (options) => {
      const made = createTelemetry(options);
      // Right after a second's telemetry was handed over.
      options.clock.after(97_150, () => rested.push(made.settled()));
      return made;
    };
    await simulate(drive('never: { category: voice }'), { ...EMBEDDED, seams: { telemetry } });
    expect(rested).toEqual([true]);
  });

  it('have arrived where a condition counts them', async () => {
    const result = await simulate(drive('always: queued = 0'), EMBEDDED);
    expect(result.findings).toMatchObject([{ held: true }]);
  });
});

describe('a run', { timeout: 60_000 }, () => {
  it('is the same twice from the same seed: each step, each message, each byte, each moment', async () => {
    const [run] = runsOf('tunnel.yaml');
    if (run === undefined) throw new Error('there is no run');
    const first = (await telling(run, EMBEDDED)).told;
    expect(first.length).toBeGreaterThan(100);
    expect((await telling(run, EMBEDDED)).told).toEqual(first);
  });

  it('takes another seed', async () => {
    const [run] = runsOf('off-means-off.yaml');
    if (run === undefined) throw new Error('there is no run');
    expect((await simulate(run, { ...EMBEDDED, seed: 7 })).seed).toBe(7);
  });

  it('ends with `unreachable` where the broker is not there', async () => {
    const [run] = runsOf('off-means-off.yaml');
    if (run === undefined) throw new Error('there is no run');
    const broker = { kind: 'external', target: targetAt('mqtt://127.0.0.1:9') } as const;
    await expect(simulate(run, { ...EMBEDDED, broker })).rejects.toMatchObject({ code: 'unreachable' });
  });
});
