import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readSelection } from '../matrix/cases.ts';
import { held, type Outcome } from '../matrix/report.ts';
import type { Decision } from '../privacy/decide.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { runMatrixHere } from './matrix.ts';
import type { MatrixUnitOptions } from './matrix-unit.ts';

/** What is wrong with the gate of the unit under test. */
let fault: ((decision: Decision, signal: string, kind: string) => Decision) | null = null;

vi.mock('../privacy/decide.ts', async (original) => {
  const real = await original<typeof import('../privacy/decide.ts')>();
  return {
    ...real,
    decide: (...asked: Parameters<typeof real.decide>) => {
      const decision = real.decide(...asked);
      return fault === null ? decision : fault(decision, asked[0], asked[2] ?? 'telemetry');
    },
  };
});

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const run = (only: string, seams: MatrixUnitOptions['seams'] = {}): Promise<Outcome> =>
  runMatrixHere({
    seams,
    selection: readSelection(only, []),
    whole: false,
    races: 0,
    seed: 1,
    broker: { kind: 'embedded' },
    prefix: 'matrix',
    log,
    entry: join(import.meta.dirname, '../cli/glovebox.ts'),
    began: () => undefined,
    ended: () => undefined,
  });

const saidBy = ({ matrix }: Outcome): readonly string[] =>
  matrix.cases.flatMap(({ differences }) =>
    differences.map(({ where, rule, says }) => `${where} ${rule} ${says}`),
  );

afterEach(() => {
  fault = null;
});

/** Few enough services that a test takes seconds, and every other factor whole. */
const FEW = 'services=all+none+only-trip-log,contracts=none+all';

describe('the matrix on a live unit', () => {
  test('R4 R6 R15 R18 R20 R21 R24 R25 R27 R28 the unit answers, and sends over a real wire, what the reference model says', {
    timeout: 60_000,
  }, async () => {
    const outcome = await run(FEW);
    expect(saidBy(outcome)).toEqual([]);
    expect(held(outcome)).toBe(true);
    const { coverage } = outcome.matrix;
    expect(coverage.pairs.covered).toBe(coverage.pairs.of);
    expect(coverage.rules.missed).toEqual([]);
    expect(coverage.kinds.missed).toEqual([]);
    // Only a store that is damaged gives these, and no signal of that category is collected.
    expect(coverage.reasons.missed).toEqual(['store-not-trusted', 'ledger-broken', 'category-not-collected']);
    // A hybrid has a tank, and no plug.
    expect(coverage.signals.missed).toEqual(['Vehicle.Powertrain.TractionBattery.Charging.IsCharging']);
  });

  const FAULTS: readonly (readonly [name: string, fault: NonNullable<typeof fault>, finds: RegExp])[] = [
    [
      'R20 lets positions out while geolocation is off',
      (decision) => (decision.rule === 'R20' ? { ...decision, outcome: 'publish' } : decision),
      /wire R20 Vehicle\.CurrentLocation\.\w+ left in telemetry/u,
    ],
    [
      'R18 does not know a pause',
      (decision) =>
        decision.because.reason === 'paused'
          ? {
              ...decision,
              outcome: 'publish',
              rule: 'R20',
              because: { ...decision.because, reason: 'setting-on' },
            }
          : decision,
      /wire R18 .* left in/u,
    ],
    [
      'R25 takes one consent for another',
      (decision, _signal, kind) =>
        kind === 'partner-sharing' && decision.because.reason === 'consent-missing'
          ? { ...decision, outcome: 'publish' }
          : decision,
      /wire R25 .* left in partner-sharing/u,
    ],
    [
      'R23 holds back more than it must',
      (decision, signal) => (signal === 'Vehicle.Speed' ? { ...decision, outcome: 'withhold' } : decision),
      /wire R\d+ Vehicle\.Speed may leave in telemetry, and did not come/u,
    ],
    [
      'R29 gives another reason than the right one',
      (decision) =>
        decision.because.reason === 'terms-not-accepted' ? { ...decision, rule: 'R15' } : decision,
      /decision R4 .* but for another reason/u,
    ],
    [
      'R28 lets out what it does not know',
      (decision) =>
        decision.because.reason === 'unknown-signal' ? { ...decision, outcome: 'publish' } : decision,
      /decision R28 .*Unknown/u,
    ],
  ];
  test.each(FAULTS)('a gate that %s is found out', { timeout: 60_000 }, async (_name, broken, finds) => {
    fault = broken;
    const outcome = await run(
      'services=all,contracts=none,theft=no,connectivity=up,ignition=on,profile=guest+primary+none',
    );
    expect(held(outcome)).toBe(false);
    expect(saidBy(outcome).join('\n')).toMatch(finds);
  });

  test('a unit that breaks down in some cases is named there, and the others go on', {
    timeout: 60_000,
  }, async () => {
    const outcome = await run('services=all,contracts=none,theft=no,connectivity=up,profile=guest', {
      telemetry: (needs) => {
        const made = createTelemetry(needs);
        return {
          ...made,
          offer: (kind, sample) => {
            if (kind === 'crash-notification') throw new RangeError('no more room');
            return made.offer(kind, sample);
          },
        };
      },
    });
    const crashed = outcome.matrix.cases.filter(({ values }) => values.ignition === 'on');
    expect(crashed.length).toBeGreaterThan(0);
    for (const { differences } of crashed)
      expect(differences).toMatchObject([{ says: expect.stringMatching(/^The unit broke down: .*\.$/u) }]);
    for (const { values, differences } of outcome.matrix.cases)
      if (values.ignition !== 'on') expect(differences).toEqual([]);
  });
});
