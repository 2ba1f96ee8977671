import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';
import { targetAt } from '../../testing/telemetry-rig.ts';
import { readRecording } from '../recording/read.ts';
import { loadScenario } from '../scenario/compile.ts';
import { knownNames } from './assemble.ts';
import { type SimulateOptions, simulate } from './simulate.ts';
import { SILENT } from './testing/silent-log.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'scenarios');

describe('the recording of a scenario', { timeout: 120_000 }, () => {
  let mosquitto: Mosquitto | null = null;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glovebox-recorded-'));
    mosquitto = await startMosquitto({ config: ['set_tcp_nodelay true'] });
  });
  afterAll(async () => {
    await mosquitto?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const embedded: SimulateOptions['broker'] = { kind: 'embedded' };
  const external = (): SimulateOptions['broker'] => ({
    kind: 'external',
    target: targetAt(mosquitto?.url ?? ''),
  });
  let number = 0;
  const recorded = async (scenario: string, broker: SimulateOptions['broker']): Promise<string> => {
    const [run] = loadScenario(
      join(FOLDER, `${scenario}.yaml`),
      (path) => readFileSync(path, 'utf8'),
      knownNames(),
    );
    if (run === undefined) throw new Error('there is no run');
    number += 1;
    const record = join(folder, `${number}.ndjson`);
    const { held } = await simulate(run, { broker, prefix: 'glovebox/v1', log: SILENT, record });
    expect(held).toBe(true);
    return record;
  };

  it.each(['off-means-off', 'tunnel', 'power-cut', 'private-trip', 'crash'])(
    'is the same twice, byte for byte, against Mosquitto: %s',
    async (scenario) => {
      const [one, other] = [await recorded(scenario, external()), await recorded(scenario, external())];
      expect(readFileSync(one, 'utf8').split('\n').length).toBeGreaterThan(50);
      expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    },
  );

  it('tells of the same against either broker, but for the headers that MQTT 5 alone has', async () => {
    const [one, other] = [await recorded('tunnel', embedded), await recorded('tunnel', external())];
    const plain = (path: string): string =>
      readFileSync(path, 'utf8').replaceAll(/"headers":\{[^}]*\}/gu, '"headers":{}');
    expect(plain(one)).toBe(plain(other));
  });

  it('goes on in the same file when the power is lost and comes back', async () => {
    const path = await recorded('power-cut', embedded);
    const { entries } = readRecording(path);
    let last = 0;
    const steps: string[] = [];
    for (const [, entry] of entries) {
      expect(entry.t).toBeGreaterThanOrEqual(last);
      last = entry.t;
      if (entry.kind === 'step') steps.push(entry.command);
    }
    // One before the cut, and one after.
    expect(steps.filter((command) => command === 'drive.start')).toHaveLength(2);
    expect(last).toBeGreaterThan(85_000);
  });
});
