import type { Car } from '../contract/car.ts';
import type { Clock } from '../contract/clock.ts';
import type { Origin } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { RunState, ScenarioNote, ScenarioRunState } from '../contract/scenario-schemas.ts';
import type { UnitState } from '../contract/schemas.ts';
import { createEvaluation, type Finding } from '../scenario/evaluate.ts';
import { glanceAt, type World } from '../scenario/quantities.ts';
import type { RunStep, ScenarioRun } from '../scenario/run.ts';
import { deedsOnLive } from '../scenario/start.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { HeadUnit } from '../unit/head-unit.ts';
import { type Ask, give, isGiven, neverDue, troubleWith } from './simulate-deeds.ts';
import { expectationsTold } from './simulate-expectations.ts';
import { FAST, noteOf, notesAtStart, notesBefore } from './simulate-notes.ts';
import { atRest } from './simulate-rest.ts';
import { createStepList } from './simulate-step-list.ts';
import { createTimeLine } from './simulate-time-line.ts';
import { createTriggers } from './simulate-triggers.ts';

/** How often the run looks whether a step is due, in milliseconds of the unit's clock: as often as the car moves. */
const TICK = 100;

/** The unit in use that a scenario runs on. */
export type LiveUnit = {
  readonly unit: Pick<HeadUnit, 'handlers' | 'onEvent'>;
  readonly car: Car;
  readonly telemetry: Telemetry;
  /** What time passes by; nobody sets its hands. */
  readonly clock: Clock;
  /** The first levels of every topic. */
  readonly prefix: string;
};

export type LiveOptions = {
  /** The number and the name of the run. */
  readonly number: number;
  readonly name: string;
  readonly owner: { readonly name: string; readonly loaded: boolean };
  /** Asks as whoever asked for the run: the role that is loaded, the gate and the record are as for any touch. */
  readonly ask: Ask;
  /** Something about the run changed; at the end of it, `over` is true. */
  readonly changed: (over: boolean) => void;
  /** What was no refusal but a defect. */
  readonly report: (error: unknown) => void;
};

/** A run on a unit in use. */
export type LiveRun = {
  readonly state: () => ScenarioRunState;
  readonly isOver: () => boolean;
  /** Ends it where it is; nothing is undone. */
  readonly stop: () => void;
  /** Answers when no step is under way and, on a clock that stands, the wire is at rest. */
  readonly rested: () => Promise<void>;
};

const UNIT: Origin = { device: 'control', screen: null };

/**
 * Begins a run on a unit in use: by its clock, its car and its own independent subscriber, with commands as anybody gives them.
 * What it set up and did is left as it is at the end.
 * @throws UnitError `bad-input` where it names a place that no route has; nothing has been done then
 */
export const startLive = (run: ScenarioRun, live: LiveUnit, options: LiveOptions): LiveRun => {
  const { unit, car, telemetry, clock } = live;
  const { ask, changed, report } = options;
  const stateNow = (): UnitState => unit.handlers['unit.state'](undefined, UNIT) as UnitState;
  const began = stateNow();
  const topics = `${live.prefix}/${began.vehicle.pseudonym}/`;

  let phase: RunState = 'starting';
  let start = clock.now();
  let ended: number | null = null;
  let busy: Promise<void> | null = null;
  let known: UnitState | null = null;
  let messages = 0;
  let findings: readonly Finding[] | null = null;
  let fault: ScenarioRunState['fault'] = null;
  const notes: ScenarioNote[] = [...notesBefore(run, began)];

  const elapsed = (): number => ended ?? (phase === 'starting' ? 0 : clock.now() - start);
  const world: World = {
    elapsed: () => elapsed() / 1_000,
    motion: car.motion,
    car: () => glanceAt(car),
    state: () => {
      known ??= stateNow();
      return known;
    },
    stats: telemetry.stats,
  };
  const evaluation = createEvaluation(run.expectations, world);
  const steps = createStepList(run.steps);
  const timeLine = createTimeLine(run.duration);
  const triggers = createTriggers(run, world, () => car);
  const isOver = (): boolean => phase !== 'starting' && phase !== 'running';

  const stopListening: (() => void)[] = [];
  const end = (as: RunState): void => {
    if (isOver()) return;
    ended = Math.min(elapsed(), run.duration);
    phase = as;
    for (const stop of stopListening) stop();
    changed(true);
  };
  const broken = (error: unknown): void => {
    if (!(error instanceof UnitError)) report(error);
    const { sentence, remedy } =
      error instanceof UnitError
        ? error
        : { sentence: 'The run met a fault of the unit itself.', remedy: 'See its log, and report it.' };
    fault = { sentence, remedy };
    end('stopped');
  };

  const perform = async (step: RunStep): Promise<void> => {
    // INVARIANT: what arrives from here on left after the step; between this and the command nothing else is done.
    if (!(await atRest(telemetry, stateNow().outages)) && telemetry.connection().status === 'online')
      notes.push(noteOf('wire-not-at-rest', { step: step.says }));
    if (isOver()) return;
    let refusal: UnitError | null = null;
    try {
      for (const deed of step.deeds) if (isGiven(deed)) await give(deed, ask);
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      refusal = error;
    }
    known = null;
    const at = elapsed();
    if (step.id !== null) evaluation.step(step.id, at);
    steps.done(step, at, refusal !== null, troubleWith(step, refusal));
    triggers.done(step, at);
    await atRest(telemetry, stateNow().outages);
    known = null;
    evaluation.sample(elapsed());
    changed(false);
  };

  const finish = async (): Promise<void> => {
    await atRest(telemetry, stateNow().outages);
    if (isOver()) return;
    findings = evaluation.end(run.duration);
    for (const step of triggers.missed()) steps.missed(step, neverDue(step));
    const { clock: kind, pace } = stateNow();
    // A virtual clock waits for the run, and the run for the wire, however fast it goes.
    if (kind === 'real' && pace.running && pace.speed !== 'max' && pace.speed > FAST)
      notes.push(noteOf('fast-clock'));
    end(steps.sound() && findings.every(({ held }) => held) ? 'held' : 'broke');
  };

  /** Carries out all that is due at this moment, one after the other. */
  const work = async (): Promise<void> => {
    for (let step = triggers.due(elapsed()); step !== null && !isOver(); step = triggers.due(elapsed()))
      await perform(step);
    if (!isOver() && elapsed() >= run.duration) await finish();
  };

  const tick = (): void => {
    if (phase !== 'running') return;
    known = null;
    evaluation.sample(elapsed());
    changed(false);
    if (busy !== null) return;
    if (elapsed() < run.duration && triggers.due(elapsed()) === null) return;
    busy = work()
      .catch(broken)
      .finally(() => {
        busy = null;
      });
  };

  const begin = async (): Promise<void> => {
    try {
      for (const deed of deedsOnLive(run.start, options.owner.name, options.owner.loaded)) {
        if (isOver()) return;
        if (isGiven(deed)) await give(deed, ask);
      }
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      fault = {
        sentence: `The start state can't be set up on this unit: ${error.sentence}`,
        remedy: `${error.remedy} Or run it in a unit of its own: glovebox simulate ${options.name}`,
      };
      end('not-begun');
      return;
    }
    await atRest(telemetry, stateNow().outages);
    if (isOver()) return;
    start = clock.now();
    phase = 'running';
    known = null;
    const state = stateNow();
    notes.push(...notesAtStart(run, state));
    timeLine.look(state, 0);
    stopListening.push(
      unit.onEvent(({ event, payload }) => {
        if (event === 'unit.changed') timeLine.look(payload as UnitState, elapsed());
      }),
      telemetry.onWire(({ topic, payload, retained }) => {
        const message = { topic: topic.slice(topics.length), payload, retained, at: elapsed() };
        messages += 1;
        known = null;
        evaluation.message(message);
        timeLine.message(message);
        changed(false);
      }),
      clock.every(TICK, tick),
    );
  };

  const current: LiveRun = {
    state: () => ({
      run: options.number,
      name: options.name,
      title: run.title,
      parameters: run.parameters,
      state: phase,
      began: new Date(start).toISOString(),
      duration: run.duration,
      elapsed: Math.min(elapsed(), run.duration),
      steps: steps.told(),
      expectations: expectationsTold(run.expectations, findings ?? evaluation.soFar()),
      timeLine: timeLine.told(),
      messages,
      notes: [...notes],
      fault,
    }),
    isOver,
    stop: () => end('stopped'),
    rested: async () => {
      while (busy !== null) await busy;
      if (!isOver()) await atRest(telemetry, stateNow().outages);
    },
  };
  busy = begin()
    .catch(broken)
    .finally(() => {
      busy = null;
      tick();
    });
  return current;
};
