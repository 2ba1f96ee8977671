import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';

type ScenarioCommand = Extract<keyof Handlers, `scenario.${string}`>;

const none = (): never => {
  throw new UnitError(
    'not-now',
    'This unit runs no scenarios by itself.',
    'Start it with `glovebox serve` or `glovebox start`, or use `glovebox simulate`.',
  );
};

/** A unit that stands alone, or that a scenario was set up for, has no scenarios to run: its host gives it some. */
export const noScenarios: Pick<Handlers, ScenarioCommand> = {
  'scenario.list': () => [],
  'scenario.run': none,
  'scenario.stop': none,
  'scenario.state': () => null,
};
