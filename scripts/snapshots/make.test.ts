import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Result } from '../../src/contract/commands.ts';
import { assemble } from '../../src/host/assemble.ts';
import { IN_MEMORY } from '../../src/host/settings.ts';
import { SILENT } from '../../src/host/testing/silent-log.ts';
import { createSnapshotShelf, type SnapshotShelf } from '../../src/snapshot/shelf.ts';
import { makeSnapshots } from './make.ts';
import { RECIPES } from './recipes.ts';

let folder: string;
let shelf: SnapshotShelf;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-snapshots-'));
  await makeSnapshots(folder);
  shelf = createSnapshotShelf(null, folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ORIGIN = { device: 'control', screen: null } as const;

/** What a unit that begins with it shows. */
const begun = async (name: string) => {
  const unit = await assemble(IN_MEMORY, SILENT, { from: shelf.take(name) });
  const { handlers } = unit.unit;
  const shown: Result<'unit.state'> = await handlers['unit.state'](undefined, ORIGIN);
  const stats = await handlers['telemetry.stats'](undefined, ORIGIN);
  await unit.close();
  return { ...shown, stats };
};

it('every bundled snapshot is listed with what it holds', () => {
  expect(shelf.list()).toEqual(
    RECIPES.map(({ name, says }) => ({ name, says, bundled: true })).toSorted((one, other) =>
      one.name < other.name ? -1 : 1,
    ),
  );
});

it('R13 first-run begins as a new unit does: nobody was welcomed, nothing is on', async () => {
  const { welcomed, privacy, drive } = await begun('first-run');
  expect({ welcomed, drive }).toEqual({ welcomed: false, drive: null });
  expect(privacy).toMatchObject({ geolocation: { effective: false }, voiceData: { effective: false } });
});

it('guest-driving has a guest at the wheel who accepted', async () => {
  const { profile, accepted, motion } = await begun('guest-driving');
  expect({ kind: profile.kind, accepted }).toEqual({ kind: 'guest', accepted: true });
  expect(motion.speed).toBeGreaterThan(0);
});

it('consented has both switches and every consent on', async () => {
  const { privacy, consents } = await begun('consented');
  expect(privacy).toMatchObject({ geolocation: { effective: true }, voiceData: { effective: true } });
  expect(Object.values(consents)).toEqual([true, true, true, true, true]);
});

it('R18 mid-pause holds geolocation off until it comes back by itself', async () => {
  const { privacy } = await begun('mid-pause');
  expect(privacy.geolocation).toMatchObject({ requested: true, effective: false, until: expect.any(String) });
});

it('queue-full has an hour of telematics waiting', async () => {
  const { stats } = await begun('queue-full');
  expect(stats.telematics.queued).toBeGreaterThan(3_000);
});
