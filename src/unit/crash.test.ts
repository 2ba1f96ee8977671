import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchStatements } from '../../testing/statements.ts';
import { createUnitRig, type UnitRig } from '../../testing/unit-rig.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import { STORE_FILE } from '../store/open.ts';

/**
 * A change is cut at each of its statements, in two ways: the disk fails there (the program goes on), and the power fails there (only the
 * files as they are at that moment are left). Whatever was cut, the unit that opens the files shows the state before or the state after, and the record and the
 * queue fit it.
 */
let folder: string;
let copies: string;
let moments: number;
let failAt: number | null;
let photographing: boolean;
/** The moments at which the files differed from all before: what is left of a cut at any other is one of these. */
let photographs: Map<string, number>;
let rig: UnitRig;

const FILES = [STORE_FILE, `${STORE_FILE}-wal`];

const photograph = (): void => {
  const files = FILES.filter((file) => existsSync(join(folder, file))).map(
    (file) => [file, readFileSync(join(folder, file))] as const,
  );
  const digest = createHash('sha256');
  for (const [file, bytes] of files) digest.update(file).update(bytes);
  const picture = digest.digest('hex');
  // Deleted and set anew, so that the last moment is the newest of the map.
  photographs.delete(picture);
  photographs.set(picture, moments);
  const copy = join(copies, String(moments));
  mkdirSync(copy);
  for (const [file, bytes] of files) writeFileSync(join(copy, file), bytes);
};

const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE|COMMIT)/iu;

const watching = (sql: string): void => {
  // A disk that is full fails where something is written.
  if (!photographing || (failAt !== null && !WRITES.test(sql))) return;
  moments += 1;
  if (failAt === null) photograph();
  else if (moments === failAt) throw diskFull();
};

const diskFull = (): Error => {
  const SqliteError = sqliteErrorOf(rig).constructor as new (message: string, code: string) => Error;
  return new SqliteError('disk full', 'SQLITE_FULL');
};

/** SQLite's own error, had from SQLite itself. */
const sqliteErrorOf = (on: UnitRig): Error => {
  try {
    on.database().exec('nonsense');
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('SQLite took nonsense for a statement');
};

const open = (at: string): UnitRig =>
  createUnitRig({ folder: at, prepare: (database) => watchStatements(database, watching) });

/** All that a change is about: what is shown, what is recorded, what waits. */
const whole = async (of: UnitRig) => {
  const { profile, accepted, privacy, consents, notice } = await of.ask('unit.state');
  const { verdict, entries } = await of.ask('ledger.export');
  const waiting = (await of.queued()).map(({ kind, at, signals }) => `${kind} ${at} ${signals.join(' ')}`);
  return { profile, accepted, privacy, consents, notice, verdict, entries, waiting };
};

const nothingForbiddenWaits = async (of: UnitRig): Promise<void> => {
  for (const { kind, signals } of await of.queued()) {
    for (const signal of signals) {
      const why = await of.ask('privacy.why', { signal, kind: kind as MessageKind });
      expect(why.outcome, `${kind} ${signal} waits`).toBe('publish');
    }
  }
};

const drive = async (): Promise<void> => {
  await rig.ask('drive.start');
  await rig.pass(4);
  await rig.ask('drive.stop');
  await rig.queued();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-crash-'));
  copies = mkdtempSync(join(tmpdir(), 'glovebox-crash-copies-'));
  [moments, failAt, photographing, photographs] = [0, null, false, new Map()];
  rig = open(folder);
});

afterEach(async () => {
  photographing = false;
  await rig.close();
  rmSync(folder, { recursive: true });
  rmSync(copies, { recursive: true });
});

type Change = {
  readonly name: string;
  readonly prepare: () => Promise<void>;
  readonly change: () => Promise<unknown>;
};

const asPrimary = async (): Promise<void> => {
  await rig.ask('profile.load', { profile: await rig.primary() });
  await rig.ask('privacy.set', { setting: 'geolocation', on: true });
  await rig.ask('consent.set', { purpose: 'partner-sharing', on: true });
  await drive();
};
const asGuest = async (): Promise<void> => {
  await rig.ask('guest.accept', { terms: true, notice: true });
  await rig.ask('privacy.set', { setting: 'geolocation', on: true });
  await rig.ask('consent.set', { purpose: 'partner-sharing', on: true });
  await drive();
};

const CHANGES: readonly Change[] = [
  {
    name: 'a withdrawal of geolocation',
    prepare: asPrimary,
    change: () => rig.ask('privacy.set', { setting: 'geolocation', on: false }),
  },
  {
    name: 'the load of another profile',
    prepare: asPrimary,
    change: () => rig.ask('profile.load', { profile: 'Bram' }),
  },
  {
    name: 'a withdrawal of a consent',
    prepare: asPrimary,
    change: () => rig.ask('consent.set', { purpose: 'partner-sharing', on: false }),
  },
  {
    name: 'a pause',
    prepare: asPrimary,
    change: () => rig.ask('privacy.pause', { until: 'ignition-off' }),
  },
  { name: 'the end of a guest session', prepare: asGuest, change: () => rig.ask('profile.unload') },
];

describe.each(CHANGES)('$name', ({ prepare, change }) => {
  test('R12 R26 R30 is whole or not at all when the power fails at any statement of it', async () => {
    await prepare();
    const before = await whole(rig);
    photographing = true;
    await change();
    photographing = false;
    moments += 1;
    photograph();
    const after = await whole(rig);
    expect(after).not.toEqual(before);
    const seen = new Set<string>();
    let last: unknown = null;
    for (const moment of photographs.values()) {
      const copy = open(join(copies, String(moment)));
      const state = await whole(copy);
      const which = JSON.stringify(state.privacy) + JSON.stringify(state.profile) + state.entries.length;
      seen.add(which);
      expect([before, after], `cut at statement ${moment} of ${moments}`).toContainEqual(state);
      await nothingForbiddenWaits(copy);
      await copy.close();
      last = state;
    }
    expect(last, 'what was answered is durable').toEqual(after);
    expect(seen.size, 'the cuts fell before and after').toBe(2);
    expect(moments).toBeGreaterThan(5);
  });

  test('R12 R26 R28 R30 is whole or not at all when the disk fails at any statement of it', async () => {
    await prepare();
    const before = await whole(rig);
    let refused = 0;
    for (failAt = 1; ; failAt += 1) {
      moments = 0;
      photographing = true;
      let failed = false;
      try {
        await change();
      } catch {
        failed = true;
      }
      photographing = false;
      // So many statements were carried out that none was left to fail.
      if (moments < failAt) break;
      if (!failed) {
        // The change itself was durable by then.
        break;
      }
      refused += 1;
      expect((await rig.ask('unit.state')).store.status, 'nothing leaves until a change is stored').toBe(
        'unwritable',
      );
      const decisions = await rig.ask('privacy.decisions');
      expect(decisions.filter(({ outcome }) => outcome === 'publish')).toEqual([]);
      await rig.restart();
      expect(await whole(rig), `failed at statement ${failAt}`).toEqual(before);
    }
    expect(refused).toBeGreaterThan(3);
    await nothingForbiddenWaits(rig);
  });
});
