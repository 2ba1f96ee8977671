import type { ScenarioStep } from '../contract/scenario-schemas.ts';
import type { RunStep } from '../scenario/run.ts';

/** What became of each step of a run, in the order of the scenario. */
export type StepList = {
  /** @param trouble what is wrong with how it was answered, as a sentence */
  readonly done: (step: RunStep, at: number, refused: boolean, trouble: string | null) => void;
  readonly missed: (step: RunStep, because: string) => void;
  /** Whether none failed or was missed. */
  readonly sound: () => boolean;
  readonly told: () => ScenarioStep[];
};

export const createStepList = (steps: readonly RunStep[]): StepList => {
  const became = new Map<RunStep, Pick<ScenarioStep, 'state' | 'at' | 'because'>>();
  return {
    done: (step, at, refused, trouble) => {
      const state = trouble !== null ? 'failed' : refused ? 'refused' : 'done';
      became.set(step, { state, at, because: trouble });
    },
    missed: (step, because) => {
      became.set(step, { state: 'missed', at: null, because });
    },
    sound: () => [...became.values()].every(({ because }) => because === null),
    told: () =>
      steps.map((step) => ({
        id: step.id,
        says: step.says,
        due: step.trigger.by === 'time' ? step.trigger.at : null,
        at: null,
        state: 'waiting',
        because: null,
        ...became.get(step),
      })),
  };
};
