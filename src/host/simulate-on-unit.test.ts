import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import type { Argument, CommandName, Result } from '../contract/commands.ts';
import { bindContract } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import { scenarioRun } from '../contract/scenario-schemas.ts';
import { createTelemetry, type TelemetryOptions } from '../telemetry/telemetry.ts';
import { assemble, type Seams } from './assemble.ts';
import { IN_MEMORY, type Settings } from './settings.ts';
import { withScenarios } from './simulate-on-unit.ts';
import { SILENT } from './testing/silent-log.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A unit in use, on the real embedded broker, with a clock that a test moves. */
const unitInUse = async (
  options: { readonly folder?: string; readonly seams?: Seams; readonly settings?: Partial<Settings> } = {},
) => {
  const assembled = await assemble({ ...IN_MEMORY, ...options.settings }, SILENT, options.seams);
  const { unit, close } = withScenarios(assembled, {
    prefix: IN_MEMORY.prefix,
    log: SILENT,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
  });
  closing.push(assembled.close, close);
  const dispatch = bindContract(
    { ...unit.handlers, 'host.link': () => ({ url: '' }) },
    (error) => {
      throw error;
    },
    unit.role,
  );
  const ask = async <C extends CommandName>(command: C, argument?: Argument<C>): Promise<Result<C>> => {
    const reply = await dispatch({ id: 1, command, argument, screen: 'bench' }, 'head-unit');
    if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
    return reply.result as never;
  };
  await eventually(() => assembled.telemetry.connection().status === 'online', 'the unit to be online');
  return { ask, unit, assembled };
};

/** A folder with one scenario of the test's own. */
const folderWith = (name: string, text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-scenarios-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, `${name}.yaml`), text);
  return folder;
};

type Unit = Awaited<ReturnType<typeof unitInUse>>;

/** Runs a scenario to its end. */
const runToEnd = async (
  { ask }: Unit,
  argument: Argument<'scenario.run'>,
): Promise<Result<'scenario.stop'>> => {
  const { run } = await ask('scenario.run', argument);
  for (;;) {
    const state = await ask('scenario.state');
    if (state === null || state.run !== run) throw new Error('there is another run');
    if (state.state !== 'starting' && state.state !== 'running') return state;
    await ask('clock.advance', { seconds: 10 });
  }
};

/** A way out of the car that takes every switch for on, as a gate would that forgot to ask. */
const deafGate = (options: TelemetryOptions) =>
  createTelemetry({
    ...options,
    context: () => ({
      ...options.context(),
      settings: { geolocation: true, voiceData: true },
      paused: { geolocation: false, voiceData: false },
    }),
  });

describe('scenarios on a unit in use', { timeout: 60_000 }, () => {
  it('are listed with what they check, and with what stands in the way of some', async () => {
    const { ask } = await unitInUse();
    const list = await ask('scenario.list');
    expect(list.length).toBeGreaterThanOrEqual(12);
    expect(list.find(({ name }) => name === 'crash')).toMatchObject({
      title: 'A crash, with geolocation on and off',
      duration: 60_000,
      parameters: { geolocation: ['on', 'off'], profile: ['Alex', 'guest'] },
      checks: expect.arrayContaining(['told once']),
      obstacles: [],
    });
    expect(list.find(({ name }) => name === 'power-cut')?.obstacles).toContain('power');
  });

  it('R26 hold where off means off, with steps, switches and messages on the time line', async () => {
    const unit = await unitInUse();
    const state = await runToEnd(unit, { name: 'off-means-off' });
    expect(state.expectations.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    expect(state).toMatchObject({ state: 'held', elapsed: 90_000, fault: null, notes: [] });
    expect(state.steps).toMatchObject([
      { state: 'done', at: 0 },
      { id: 'off', state: 'done', due: 40_000, at: 40_000 },
    ]);
    const { switches, messages, slot } = state.timeLine;
    expect(switches).toContainEqual({
      lane: 'geolocation',
      changes: [
        { at: 0, on: true },
        { at: 40_000, on: false },
      ],
    });
    const location = messages.find(({ lane }) => lane === 'location')?.slots ?? [];
    expect(location.length).toBeGreaterThan(20);
    expect(Math.max(...location.map(([nth]) => nth * slot))).toBeLessThanOrEqual(40_000);
    // The car stays as it is left.
    expect((await unit.ask('unit.state')).drive).toMatchObject({ arrived: false });
  });

  it('R20 break where the gate is broken on purpose, with the offending message quoted', async () => {
    const unit = await unitInUse({ seams: { telemetry: deafGate } });
    const state = await runToEnd(unit, { name: 'off-means-off' });
    expect(state.state).toBe('broke');
    const found = state.expectations.find(({ says }) => says === 'no position leaves once it is off');
    expect(found).toMatchObject({ verdict: 'broke', message: { topic: 'data/location' } });
    expect(found?.at).toBeGreaterThan(40_000);
    expect(found?.message?.payload).toContain('Latitude');
  });

  it.each([
    ['crash', { geolocation: 'off', profile: 'guest' }],
    ['theft', { agreed: 'off' }],
    ['voice', { voiceData: 'off' }],
    ['guest-hands-over', {}],
    ['new-notice', {}],
    ['tunnel', {}],
    ['broker-dies', { failure: 'frozen' }],
    ['broker-dies', { failure: 'refusing' }],
    ['disk-full', {}],
    ['clock-set-back', {}],
  ])('hold one after another on the same unit: %s %o', async (name, parameters) => {
    const unit = await unitInUse();
    expect(await runToEnd(unit, { name: 'insurer', parameters: { contract: 'off' } })).toMatchObject({
      state: 'held',
    });
    const state = await runToEnd(unit, { name, parameters });
    expect(state.expectations.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    expect(state).toMatchObject({ run: 2, state: 'held' });
  });

  it('go by the real clock, as fast as it goes, and say where that is too fast', async () => {
    const unit = await unitInUse({ settings: { clock: 'real', speed: 50 } });
    let over: Result<'scenario.stop'> | null = null;
    unit.unit.onEvent(({ event, payload }) => {
      if (event !== 'scenario.progressed') return;
      const run = payload as Result<'scenario.stop'>;
      if (run.state !== 'starting' && run.state !== 'running') over = run;
    });
    await unit.ask('scenario.run', { name: 'voice', parameters: { voiceData: 'off' } });
    await eventually(() => over !== null, 'the end of the run');
    expect(over).toMatchObject({
      elapsed: 30_000,
      fault: null,
      steps: [{ state: 'done' }, { state: 'done' }],
    });
    expect(over).toMatchObject({
      notes: expect.arrayContaining([expect.objectContaining({ key: 'fast-clock' })]),
    });
  });

  it('are waited for by a virtual clock that goes as fast as possible', async () => {
    const unit = await unitInUse();
    await unit.ask('clock.speed', { times: 'max' });
    await unit.ask('clock.resume');
    let over: Result<'scenario.stop'> | null = null;
    unit.unit.onEvent(({ event, payload }) => {
      if (event !== 'scenario.progressed') return;
      const run = payload as Result<'scenario.stop'>;
      if (run.state !== 'starting' && run.state !== 'running') over = run;
    });
    await unit.ask('scenario.run', { name: 'off-means-off' });
    await eventually(() => over !== null, 'the end of the run');
    await unit.ask('clock.pause');
    expect(over).toMatchObject({ state: 'held', elapsed: 90_000, fault: null, notes: [] });
    const [, off] = (over as Result<'scenario.stop'> | null)?.steps ?? [];
    expect(off?.at).toBeGreaterThanOrEqual(40_000);
    expect(off?.at).toBeLessThanOrEqual(40_100);
  });

  it('leave alone what they do not name, and say what was on', async () => {
    const unit = await unitInUse();
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.ask('consent.set', { purpose: 'partner-sharing', on: true });
    await unit.ask('contract.set', { contract: 'leasing', on: true });
    const state = await runToEnd(unit, { name: 'voice', parameters: { voiceData: 'off' } });
    expect(state.notes).toMatchObject([
      { key: 'consents-left-on', values: { names: 'partner-sharing' } },
      { key: 'contracts-left-on', values: { names: 'leasing' } },
    ]);
    expect(await unit.ask('unit.state')).toMatchObject({
      consents: { 'partner-sharing': true },
      contracts: { leasing: true },
    });
  });

  it('R30 are on the record as whoever asked for them', async () => {
    const unit = await unitInUse();
    await runToEnd(unit, { name: 'voice', parameters: { voiceData: 'on' } });
    expect(
      (await unit.ask('ledger.list')).find(({ subject }) => subject === 'setting.voiceData'),
    ).toMatchObject({
      value: 'on',
      device: 'head-unit',
      screen: 'bench',
    });
  });

  it('R6 can do no more than the profile that is loaded', async () => {
    const folder = folderWith(
      'guest-contract',
      'scenario: A guest\nstart: { profile: guest }\nduration: 1 s\nsteps:\n  - id: tries\n    contract: { insurance: on }\nexpect:\n  - never: { topic: event/insurance-report }\n',
    );
    const state = await runToEnd(await unitInUse({ folder }), { name: 'guest-contract' });
    expect(state.state).toBe('broke');
    expect(state.steps[0]).toMatchObject({
      state: 'failed',
      because: expect.stringContaining('is for a primary'),
    });
  });

  it('say what stands in the way of a start state, and go no further', async () => {
    const folder = folderWith(
      'again',
      'scenario: The same notice\nstart: { notice: { version: "2.0" } }\nduration: 1 s\nsteps: []\nexpect:\n  - never: speed > 1\n',
    );
    const unit = await unitInUse({ folder });
    await unit.ask('notice.publish', { version: '2.0' });
    const state = await runToEnd(unit, { name: 'again' });
    expect(state).toMatchObject({ state: 'not-begun', elapsed: 0 });
    expect(state.fault?.sentence).toContain("The start state can't be set up on this unit: ");
    expect(state.fault?.remedy).toContain('glovebox simulate again');
  });

  it.each([
    [{ name: 'crsh' }, 'bad-input', 'There is no scenario "crsh".', 'Did you mean crash?'],
    [{ name: '../scenarios/crash' }, 'bad-input', 'There is no scenario', 'Choose'],
    [{ name: 'crash', parameters: { geolocaton: 'on' } }, 'bad-input', 'has no parameter', 'geolocation?'],
    [{ name: 'crash', parameters: { geolocation: 'maybe' } }, 'bad-input', `"maybe"`, 'Choose on or off.'],
    [{ name: 'insurer', parameters: { x: 1 } }, 'bad-input', 'has no parameter', 'contract'],
    [{ name: 'power-cut' }, 'not-now', 'it cuts the power', 'glovebox simulate power-cut'],
  ] as const)('are refused in one sentence: %o', async (argument, code, sentence, remedy) => {
    const { ask } = await unitInUse();
    const before = await ask('unit.state');
    const error = await ask('scenario.run', argument).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code,
      sentence: expect.stringContaining(sentence),
      remedy: expect.stringContaining(remedy),
    });
    expect((await ask('unit.state')).epoch).toBe(before.epoch);
    expect(await ask('scenario.state')).toBeNull();
  });

  it('run one at a time, and are stopped where they are', async () => {
    const { ask } = await unitInUse();
    await expect(ask('scenario.stop')).rejects.toMatchObject({ code: 'not-now' });
    await ask('scenario.run', { name: 'off-means-off' });
    await ask('clock.advance', { seconds: 20 });
    await expect(ask('scenario.run', { name: 'crash' })).rejects.toMatchObject({
      code: 'not-now',
      sentence: 'The scenario off-means-off is under way.',
    });
    const state = await ask('scenario.stop');
    expect(state).toMatchObject({ state: 'stopped', elapsed: 20_000 });
    expect(state.steps.map(({ state }) => state)).toEqual(['done', 'waiting']);
    expect(state.expectations.some(({ verdict }) => verdict === 'open')).toBe(true);
    await ask('clock.advance', { seconds: 60 });
    expect(await ask('scenario.state')).toEqual(state);
    expect((await ask('unit.state')).privacy.geolocation.effective).toBe(true);
  });

  it('begin only once, whoever asks at the same time', async () => {
    const { ask } = await unitInUse();
    const asked = await Promise.allSettled([1, 2, 3].map(() => ask('scenario.run', { name: 'voice' })));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are told of as they go, whole, and lastly at their end', async () => {
    const unit = await unitInUse();
    const told: unknown[] = [];
    unit.unit.onEvent(({ event, payload }) => {
      if (event === 'scenario.progressed') told.push(payload);
    });
    const state = await runToEnd(unit, { name: 'voice', parameters: { voiceData: 'on' } });
    expect(told.at(-1)).toEqual(state);
    for (const payload of told) expect(scenarioRun.safeParse(payload).error).toBeUndefined();
  });
});
