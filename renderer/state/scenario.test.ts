import { beforeEach, describe, expect, it } from 'vitest';
import {
  choose,
  chooseParameter,
  chosenOf,
  heardRun,
  isUnderWay,
  NO_SCENARIOS,
  parametersOf,
  type Run,
  type ScenarioInfo,
  scenarios,
} from './scenario.ts';

const info = (name: string, more: Partial<ScenarioInfo> = {}): ScenarioInfo => ({
  name,
  title: name,
  about: null,
  rules: [],
  duration: 60_000,
  parameters: {},
  checks: [],
  obstacles: [],
  ...more,
});

const run = (number: number, more: Partial<Run> = {}): Run => ({
  run: number,
  name: 'crash',
  title: 'A crash',
  parameters: {},
  state: 'running',
  began: '2026-01-01T00:00:00.000Z',
  duration: 60_000,
  elapsed: 0,
  steps: [],
  expectations: [],
  timeLine: { switches: [], slot: 200, messages: [] },
  messages: 0,
  notes: [],
  fault: null,
  ...more,
});

beforeEach(() => scenarios.setState(NO_SCENARIOS, true));

describe('the scenarios at the bench', () => {
  it('begin with the first that this unit can run, or with the one that runs', () => {
    const list = [info('power-cut', { obstacles: ['power'] }), info('crash'), info('voice')];
    expect(chosenOf({ ...NO_SCENARIOS, list })?.name).toBe('crash');
    expect(chosenOf({ ...NO_SCENARIOS, list, run: run(1, { name: 'voice' }) })?.name).toBe('voice');
    expect(chosenOf({ ...NO_SCENARIOS, list, run: run(1), chosen: 'power-cut' })?.name).toBe('power-cut');
    expect(chosenOf({ ...NO_SCENARIOS, list, chosen: 'gone' })?.name).toBe('crash');
    expect(chosenOf(NO_SCENARIOS)).toBeNull();
  });

  it('take the first of each parameter until another is chosen, and anew with each scenario', () => {
    const crash = info('crash', { parameters: { geolocation: ['on', 'off'], profile: ['Alex', 'guest'] } });
    const now = () => parametersOf(crash, scenarios.getState().parameters);
    expect(now()).toEqual({ geolocation: 'on', profile: 'Alex' });
    chooseParameter('profile', 'guest');
    chooseParameter('geolocation', 'perhaps');
    expect(now()).toEqual({ geolocation: 'on', profile: 'guest' });
    choose('crash');
    expect(now()).toEqual({ geolocation: 'on', profile: 'Alex' });
  });

  it('show the newest run, also where what was told of one before comes late', () => {
    heardRun(run(1));
    heardRun(run(2, { elapsed: 5_000 }));
    heardRun(run(1, { state: 'held' }));
    expect(scenarios.getState().run).toMatchObject({ run: 2, elapsed: 5_000 });
    expect(isUnderWay(scenarios.getState().run)).toBe(true);
    heardRun(run(2, { state: 'broke' }));
    expect(isUnderWay(scenarios.getState().run)).toBe(false);
  });
});
