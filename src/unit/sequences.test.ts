import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createModel } from '../../testing/model.ts';
import { type Action, anyAction } from '../../testing/model-actions.ts';
import { replay } from '../../testing/replay.ts';
import { type Both, pass, peopleOf, perform } from '../../testing/sequence.ts';
import { createUnitRig } from '../../testing/unit-rig.ts';
import type { UnitState } from '../contract/schemas.ts';
import { referenceAllows } from '../matrix/reference.ts';
import { MESSAGE_KINDS, type MessageKind } from '../privacy/message-kinds.ts';
import { CONSENT_PURPOSES, SETTINGS } from '../privacy/vocabulary.ts';

/** More runs look further: GLOVEBOX_RUNS=1000 GLOVEBOX_SEED=7 vitest run src/unit/sequences.test.ts */
const RUNS = Number(process.env['GLOVEBOX_RUNS'] ?? 20);
const SEED = Number(process.env['GLOVEBOX_SEED'] ?? 20_260_601);
const LENGTH = 40;

const PEOPLE = await peopleOf();

const shownBy = (state: UnitState): unknown => ({
  driver: state.profile.kind === 'guest' ? 'guest' : state.profile.id,
  kind: state.profile.kind,
  accepted: state.accepted,
  driverConfirmed: state.driverConfirmed,
  privacy: state.privacy,
  consents: state.consents,
  contracts: state.contracts,
  theft: state.theft,
  noticeVersion: state.noticeVersion,
  notice: state.notice,
  store: state.store.status,
});

/** R26: nothing waits that the model forbids, and all waits that it allows and has not aged. */
const checkQueue = async ({ rig, model }: Both): Promise<void> => {
  const name = (kind: string, at: number, signals: readonly string[]): string =>
    `${kind} ${new Date(at).toISOString()} ${[...signals].sort().join(' ')}`;
  const rows = await rig.queued();
  const waits = rows.map((row) => name(row.kind, row.at, row.signals));
  const expected = model.queue.waiting();
  const must = expected.filter(({ mayBeGone }) => !mayBeGone);
  const may = new Set(expected.map(({ kind, at, signals }) => name(kind, at, signals)));
  expect(
    waits.filter((row) => !may.has(row)),
    'nothing waits that may not leave',
  ).toEqual([]);
  const present = new Set(waits);
  expect(
    must.map(({ kind, at, signals }) => name(kind, at, signals)).filter((row) => !present.has(row)),
    'all waits that may leave',
  ).toEqual([]);
  expect(waits.length, 'each waits once').toBeLessThanOrEqual(expected.length);
  const inForce = model.context();
  for (const { kind, signals, payload } of rows) {
    const data = (JSON.parse(payload) as { data: readonly { path: string }[] }).data.map(({ path }) => path);
    expect([...data].sort(), 'a message holds what its row says').toEqual([...signals].sort());
    if (inForce.store !== 'ok') continue;
    const forbidden = signals.filter((signal) => !referenceAllows(signal, inForce, kind as MessageKind));
    expect(forbidden, `a waiting ${kind} holds nothing that is forbidden now`).toEqual([]);
  }
};

/** R30: the record is whole, and adds up to the state. */
const checkRecord = async ({ rig }: Both, state: UnitState): Promise<void> => {
  const { verdict, entries } = await rig.ask('ledger.export');
  expect(verdict.status).toBe('ok');
  const { id, kind } = state.profile;
  const told = replay(entries);
  expect(told.driver).toBe(kind === 'guest' ? 'guest' : id);
  expect(told.notice).toBe(state.noticeVersion);
  expect(told.theft).toEqual(state.theft);
  for (const setting of SETTINGS) {
    expect(told.settings.get(`${id} ${setting}`) ?? false, setting).toBe(state.privacy[setting].requested);
  }
  for (const [contract, on] of Object.entries(state.contracts)) {
    expect(told.contracts.get(contract) ?? false, contract).toBe(on);
  }
  for (const service of await rig.ask('service.list')) {
    expect(told.services.get(service.id) ?? true, service.id).toBe(service.on);
  }
  if (kind === 'guest') expect(told.confirmed.has(id)).toBe(state.accepted);
  const stored = rig
    .database()
    .prepare<[string | null], { purpose: string; is_on: number; notice_version: string }>(
      'SELECT purpose, is_on, notice_version FROM consent WHERE profile_id IS ?',
    )
    .all(kind === 'guest' ? null : id);
  for (const purpose of CONSENT_PURPOSES) {
    const row = stored.find((one) => one.purpose === purpose);
    const given = told.consents.get(`${id} ${purpose}`);
    expect(given?.on ?? false, `R30 the record tells the answer to ${purpose}`).toBe(row?.is_on === 1);
    if (given?.on === true) expect(given.version).toBe(row?.notice_version);
  }
};

const check = async (both: Both): Promise<void> => {
  const state = await both.rig.ask('unit.state');
  const shown = both.model.shown();
  expect(shownBy(state)).toEqual(shown);
  expect(await both.rig.ask('privacy.get')).toEqual(shown.privacy);
  const inForce = both.model.context();
  for (const { signal, outcome, because } of await both.rig.ask('privacy.decisions')) {
    const allowed = referenceAllows(signal, inForce, because.kind as MessageKind);
    expect(outcome === 'publish', `${signal} in ${because.kind}`).toBe(allowed);
  }
  await checkQueue(both);
  await checkRecord(both, state);
};

const run = async (actions: readonly Action[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-sequence-'));
  const rig = createUnitRig({ folder });
  const both = { rig, model: createModel({ now: rig.now(), registered: PEOPLE }) };
  try {
    await pass(both, 1);
    for (const action of actions) {
      await perform(both, action);
      await check(both);
    }
  } finally {
    await rig.close();
    rmSync(folder, { recursive: true });
  }
};

describe('whatever happens to a unit, in whatever order', () => {
  test('R3 R5 R6 R12 R16 R18 R26 R28 R30 R33 it shows, queues and records what a model of the rules says', {
    timeout: 30_000 + RUNS * 3_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction(Object.keys(PEOPLE)), { maxLength: LENGTH, size: 'max' }), run),
      { numRuns: RUNS, seed: SEED, endOnFailure: false, interruptAfterTimeLimit: 20_000 + RUNS * 3_000 },
    );
  });

  test('the kinds of messages that the model knows are all there are', () => {
    expect(Object.keys(MESSAGE_KINDS)).toHaveLength(15);
  });
});
