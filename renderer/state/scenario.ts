import { createStore } from 'zustand/vanilla';
import type { Result } from '../../src/contract/commands.ts';
import type { Payload } from '../../src/contract/events.ts';
import { call } from './commands.ts';

export type ScenarioInfo = Result<'scenario.list'>[number];
export type Run = Payload<'scenario.progressed'>;
type Value = Run['parameters'][string];

/** What the unit has told of scenarios, and what was chosen at this bench. */
export type Scenarios = {
  /** Null until the unit has told. */
  readonly list: readonly ScenarioInfo[] | null;
  /** The run under way, or else the last one. */
  readonly run: Run | null;
  /** The name of the scenario that is chosen; the first one until somebody chooses. */
  readonly chosen: string | null;
  /** What was chosen for its parameters; the first of each otherwise. */
  readonly parameters: Readonly<Record<string, Value>>;
};

export const NO_SCENARIOS: Scenarios = { list: null, run: null, chosen: null, parameters: {} };

export const scenarios = createStore<Scenarios>(() => NO_SCENARIOS);

/** The scenario that is chosen: what somebody chose, or what runs or ran last, or the first one that this unit can run. */
export const chosenOf = ({ list, run, chosen }: Scenarios): ScenarioInfo | null => {
  const wanted = chosen ?? run?.name;
  return (
    list?.find(({ name }) => name === wanted) ??
    list?.find(({ obstacles }) => obstacles.length === 0) ??
    list?.[0] ??
    null
  );
};

/** What each parameter of a scenario is, as chosen. */
export const parametersOf = (
  { parameters }: ScenarioInfo,
  chosen: Scenarios['parameters'],
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => {
      const wanted = chosen[name];
      return [name, wanted !== undefined && values.includes(wanted) ? wanted : (values[0] ?? null)];
    }),
  );

/** Another scenario begins with the first of each of its parameters. */
export const choose = (chosen: string): void => scenarios.setState({ chosen, parameters: {} });

export const chooseParameter = (name: string, value: Value): void =>
  scenarios.setState(({ parameters }) => ({ parameters: { ...parameters, [name]: value } }));

export const isUnderWay = (run: Run | null): boolean => run?.state === 'starting' || run?.state === 'running';

/** A run as it is newly told; one of before, that comes late, is not taken. */
export const heardRun = (run: Run): void =>
  scenarios.setState((before) =>
    before.run !== null && before.run.run > run.run ? before : { ...before, run },
  );

/** Asked once a connection: a unit that was started anew counts its runs anew. */
export const askForScenarios = async (): Promise<void> => {
  try {
    const run = await call('scenario.state');
    scenarios.setState({ run });
    scenarios.setState({ list: await call('scenario.list') });
  } catch {
    // The link state on the screen already says that the unit can't be reached.
  }
};
