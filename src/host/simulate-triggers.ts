import type { Car, Position } from '../contract/car.ts';
import { UnitError } from '../contract/errors.ts';
import { oneOf } from '../nearest.ts';
import type { World } from '../scenario/quantities.ts';
import type { RunStep, ScenarioRun, Spot } from '../scenario/run.ts';

/** Mean radius of the Earth in metres (IUGG). */
const EARTH = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions, on a sphere. */
export const metresBetween = (a: Position, b: Position): number => {
  const [x, y] = [radians(b[0] - a[0]), radians(b[1] - a[1])];
  const h = Math.sin(y / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(x / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** Where a spot is. @throws UnitError `bad-input` for a name that no route knows */
const positionOf = (spot: Spot, step: RunStep, car: Car): Position => {
  if ('position' in spot) return spot.position;
  const places = car.routes().flatMap(({ places }) => places);
  const found = places.find(({ id, name }) => id === spot.named || name === spot.named);
  if (found !== undefined) return found.position;
  const { file, line, column } = step.place;
  throw new UnitError(
    'bad-input',
    `${file}:${line}:${column}: no route has a place "${spot.named}".`,
    oneOf(
      spot.named,
      places.map(({ id }) => id),
    ),
  );
};

/** Steps that follow each other: one with a trigger of its own, and those after it that have none. */
type Chain = { readonly steps: readonly RunStep[]; next: number; doneAt: number; wasNear: boolean };

const chainsOf = (steps: readonly RunStep[]): readonly Chain[] => {
  const chains: { steps: RunStep[]; next: number; doneAt: number; wasNear: boolean }[] = [];
  for (const step of steps) {
    const last = chains.at(-1);
    if (step.trigger.by === 'order' && last !== undefined) last.steps.push(step);
    else chains.push({ steps: [step], next: 0, doneAt: 0, wasNear: false });
  }
  return chains;
};

/** Says which step is due; each is due once. */
export type Triggers = {
  /** The next step that is due at this moment, or null. The caller carries it out and says so by `done`. */
  readonly due: (elapsed: number) => RunStep | null;
  readonly done: (step: RunStep, elapsed: number) => void;
  /** Steps that never were due. */
  readonly missed: () => readonly RunStep[];
};

/** @param car the car as it is now: after a loss of power it is another */
export const createTriggers = (run: ScenarioRun, world: World, car: () => Car): Triggers => {
  const chains = chainsOf(run.steps);
  const done = new Set<string>();

  /** Unknown places are told of before anything is run. */
  for (const step of run.steps) if ('spot' in step.trigger) positionOf(step.trigger.spot, step, car());

  const isDue = (chain: Chain, step: RunStep, elapsed: number): boolean => {
    if (step.after !== null && !done.has(step.after)) return false;
    const { trigger } = step;
    switch (trigger.by) {
      case 'order':
        return elapsed >= chain.doneAt + trigger.wait;
      case 'time':
        return elapsed >= trigger.at;
      case 'condition':
        return trigger.condition.holds(world);
      case 'entering':
      case 'leaving': {
        const near =
          metresBetween(car().motion().position, positionOf(trigger.spot, step, car())) <=
          trigger.spot.radius;
        const left = chain.wasNear && !near;
        chain.wasNear ||= near;
        return trigger.by === 'entering' ? near : left;
      }
    }
  };

  return {
    due: (elapsed) => {
      for (const chain of chains) {
        const step = chain.steps[chain.next];
        if (step !== undefined && isDue(chain, step, elapsed)) return step;
      }
      return null;
    },
    done: (step, elapsed) => {
      if (step.id !== null) done.add(step.id);
      const chain = chains.find(({ steps, next }) => steps[next] === step);
      if (chain === undefined) return;
      chain.next += 1;
      chain.doneAt = elapsed;
      chain.wasNear = false;
    },
    missed: () => chains.flatMap(({ steps, next }) => steps.slice(next)),
  };
};
