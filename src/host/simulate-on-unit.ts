import { bindContract, type Handlers, type Origin } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { EventFrame } from '../contract/frames.ts';
import type { Log } from '../telemetry/telemetry.ts';
import type { HeadUnit } from '../unit/head-unit.ts';
import type { Assembled } from './assemble.ts';
import type { Ask } from './simulate-deeds.ts';
import type { LiveRun } from './simulate-live.ts';

/** How often whoever listens is told of a run, in real milliseconds. */
const PERIOD = 250;
/** How far time goes at once while a scenario runs on a clock that stands until it is moved, in milliseconds. */
const STRIDE = 100;

/** Reading and judging scenarios is loaded when somebody first asks for one: a start does not wait for it. */
const chosen = () => import('./simulate-choose.ts');
const live = () => import('./simulate-live.ts');

type ScenarioHandlers = Pick<Handlers, Extract<keyof Handlers, `scenario.${string}`>>;

export type WithScenarios = {
  readonly unit: HeadUnit;
  /** Ends what runs. */
  readonly close: () => void;
};

export type ScenarioOptions = {
  readonly prefix: string;
  readonly log: Log;
  /** Where the scenarios are; the bundled ones by default. */
  readonly folder?: string;
};

/**
 * The same unit, that can also run scenarios on itself. A run gives its commands as a client of the contract does, in the name of whoever
 * asked for it: the same checks, the same roles (R6), the same gate, the same record (R30).
 */
export const withScenarios = (
  assembled: Pick<Assembled, 'unit' | 'car' | 'telemetry' | 'clock'>,
  { prefix, log, folder }: ScenarioOptions,
): WithScenarios => {
  const { unit } = assembled;
  const listeners = new Set<(frame: EventFrame) => void>();
  let current: LiveRun | null = null;
  let number = 0;
  let timer: NodeJS.Timeout | undefined;
  let letTimeGo: () => void = () => undefined;

  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (current === null) return;
    const payload = current.state();
    for (const listener of listeners) listener({ event: 'scenario.progressed', payload });
  };
  const changed = (over: boolean): void => {
    if (over) {
      letTimeGo();
      tell();
    }
    if (over || timer !== undefined || listeners.size === 0) return;
    timer = setTimeout(tell, PERIOD);
    timer.unref();
  };

  const report = (error: unknown): void => log.error({ error }, 'A scenario met a defect.');
  const dispatch = bindContract(unit.handlers, report, unit.role);
  const askAs =
    ({ device, screen, connection }: Origin): Ask =>
    async (command, argument) => {
      const frame = { id: 0, command, argument, ...(screen === null ? {} : { screen }) };
      const reply = await dispatch(frame, device, connection);
      if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
      // The contract has checked the result against the row that types it.
      return reply.result as never;
    };

  const isUnderWay = (): boolean => current !== null && !current.isOver();
  const oneAtATime = (): void => {
    if (!isUnderWay()) return;
    throw new UnitError(
      'not-now',
      `The scenario ${current?.state().name} is under way.`,
      'Wait for its end, or use scenario.stop.',
    );
  };

  const handlers: ScenarioHandlers = {
    'scenario.list': async () => [...(await chosen()).listScenarios(folder)],
    'scenario.run': async ({ name, parameters }, origin) => {
      oneAtATime();
      const run = (await chosen()).chooseRun(name, parameters ?? {}, folder);
      const { startLive } = await live();
      const ask = askAs(origin);
      const owner = (await chosen()).ownerFor(run, name, await ask('profile.list'));
      // Somebody else may have begun meanwhile.
      oneAtATime();
      number += 1;
      const started = startLive(run, { ...assembled, prefix }, { number, name, owner, ask, changed, report });
      current = started;
      letTimeGo = unit.holdTime(started.rested);
      tell();
      return { run: number };
    },
    'scenario.stop': () => {
      if (current === null || current.isOver())
        throw new UnitError('not-now', 'No scenario is under way.', 'Use scenario.run to begin one.');
      current.stop();
      return current.state();
    },
    'scenario.state': () => current?.state() ?? null,
  };

  /** On a clock that stands until it is moved, time waits at each look of the run until it has done what is due. */
  const inStrides = async <T>(duration: number, move: (part: number) => T | Promise<T>): Promise<T> => {
    let left = duration;
    await current?.rested();
    for (; left > STRIDE && isUnderWay(); left -= STRIDE) {
      await move(STRIDE);
      await current?.rested();
    }
    const moved = await move(left);
    await current?.rested();
    return moved;
  };
  const { 'clock.advance': advance, 'clock.step': step } = unit.handlers;
  const moved: Pick<Handlers, 'clock.advance' | 'clock.step'> = {
    'clock.advance': (argument, origin) =>
      isUnderWay()
        ? inStrides(argument.seconds * 1_000, (part) => advance({ seconds: part / 1_000 }, origin))
        : advance(argument, origin),
    'clock.step': (argument, origin) =>
      isUnderWay() && argument?.milliseconds !== undefined
        ? inStrides(argument.milliseconds, (milliseconds) => step({ milliseconds }, origin))
        : step(argument, origin),
  };

  return {
    unit: {
      ...unit,
      handlers: { ...unit.handlers, ...handlers, ...moved },
      onEvent: (listener) => {
        const stop = unit.onEvent(listener);
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
    },
    close: () => {
      current?.stop();
      clearTimeout(timer);
      listeners.clear();
    },
  };
};
