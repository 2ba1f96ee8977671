export { UnitError } from '../src/contract/errors.ts';
export type { RunResult } from '../src/scenario/result.ts';
export { type RunScenarioOptions, runScenario, type Scenario, type ScenarioResult } from './run.ts';
