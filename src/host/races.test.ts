import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { kernelTells } from '../broker/kernel-queue.ts';
import { readSelection } from '../matrix/cases.ts';
import { RACE_NAMES } from '../matrix/races.ts';
import type { Outcome } from '../matrix/report.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { runMatrixHere } from './matrix.ts';
import type { MatrixUnitOptions } from './matrix-unit.ts';

// Processes are started and killed here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const race = (name: string, races: number, seams: MatrixUnitOptions['seams'] = {}): Promise<Outcome> =>
  runMatrixHere({
    selection: readSelection(`race=${name}`, RACE_NAMES),
    whole: false,
    races,
    seed: 1,
    broker: { kind: 'embedded' },
    prefix: 'races',
    log,
    entry: join(import.meta.dirname, '../cli/glovebox.ts'),
    seams,
    began: () => undefined,
    ended: () => undefined,
  });

const saidBy = ({ races }: Outcome): readonly string[] =>
  races.flatMap(({ seed, differences }) => differences.map(({ rule, says }) => `${seed} ${rule} ${says}`));

test.skipIf(!kernelTells).each(RACE_NAMES)(
  'R26 race %s: no byte of what was withdrawn is on the wire after its acknowledgement, and the rest comes',
  async (name) => {
    const outcome = await race(name, name === 'crash-in-mid-write' ? 2 : 4);
    expect(saidBy(outcome)).toEqual([]);
    for (const { bytes } of outcome.races) expect(bytes).toBeGreaterThan(1_000);
  },
);

test.skipIf(!kernelTells)('R26 a unit that does not let go of what is under way loses a race', async () => {
  const outcome = await race('frozen-then-thaws', 6, {
    telemetry: (needs) => ({ ...createTelemetry(needs), enforce: () => undefined }),
  });
  expect(saidBy(outcome).join('\n')).toMatch(/After the change was acknowledged, .* was put on the wire/u);
});

test.skipIf(!kernelTells)('R5 a unit that keeps what a guest left loses a race', async () => {
  const outcome = await race('profile-change-with-queue', 6, {
    telemetry: (needs) => ({ ...createTelemetry(needs), purgeProfile: () => undefined }),
  });
  expect(saidBy(outcome).join('\n')).toMatch(/R5 A \S+ of a guest was put on the wire/u);
});

test.skipIf(!kernelTells)('R26 a unit that purges nothing loses a race', async () => {
  const outcome = await race('ignition-off-with-queue', 8, {
    telemetry: (needs) => ({ ...createTelemetry(needs), purge: () => undefined }),
  });
  expect(saidBy(outcome).join('\n')).toMatch(
    /waited while it was withdrawn, and left when it was allowed again/u,
  );
});
