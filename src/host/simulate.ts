import { UnitError } from '../contract/errors.ts';
import type { UnitState } from '../contract/schemas.ts';
import type { Deed } from '../scenario/deeds.ts';
import { createEvaluation } from '../scenario/evaluate.ts';
import type { WireEvent } from '../scenario/match.ts';
import { glanceAt, type World } from '../scenario/quantities.ts';
import type { RunResult, Trouble } from '../scenario/result.ts';
import type { RunStep, ScenarioRun } from '../scenario/run.ts';
import { createObserver } from '../telemetry/observer.ts';
import { createArrivals } from './simulate-arrivals.ts';
import { give, neverDue, troubleWith } from './simulate-deeds.ts';
import { createRunRecording, type RunRecording } from './simulate-recording.ts';
import { beginAt } from './simulate-start.ts';
import { type SurroundingsOptions, surround } from './simulate-surroundings.ts';
import { createTriggers } from './simulate-triggers.ts';
import { createWire } from './simulate-wire.ts';

/** The car goes in steps of 100 ms; conditions are looked at after each. */
const TICK = 100;
/** So often messages get a turn while nothing happens, and where something depends on them the wire comes to rest; ms of the vehicle's time. */
const REST = 1_000;
/** What a condition looks at that changes when a message arrives. */
const OF_THE_WIRE = /\bqueued\b/u;
const DEFAULT_SEED = 1;

/** What happens in a run, as it happens. Times are milliseconds since it began. */
export type RunEvent =
  | { readonly what: 'step'; readonly at: number; readonly says: string }
  | { readonly what: 'message'; readonly at: number; readonly message: WireEvent }
  | { readonly what: 'time'; readonly at: number; readonly of: number };

/** Holds time back: answers when the moment may come. */
export type Pace = (elapsed: number) => Promise<void>;

export type SimulateOptions = Pick<SurroundingsOptions, 'broker' | 'prefix' | 'log' | 'seams'> & {
  /** The file to record the run in. */
  readonly record?: string | undefined;
  /** Instead of the seed of the scenario. */
  readonly seed?: number | undefined;
  /** Instead of that of the scenario: how often telemetry is offered to the gate in a second. */
  readonly telemetryRate?: number | undefined;
  /** Null goes as fast as possible. */
  readonly pace?: Pace | null;
  readonly tell?: (event: RunEvent) => void;
};

/** `speed` seconds of the vehicle in each of ours. */
export const paceOf = (speed: number): Pace => {
  const began = performance.now();
  return async (elapsed) => {
    const wait = began + elapsed / speed - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
};

const placed = ({ file, line }: RunStep['place'], says: string): Trouble => ({ file, line, says });

/** Whether a step makes the way to the broker fail: only then is the line worth the fifth of the throughput that it costs. */
const makesWayFail = ({ steps }: ScenarioRun): boolean =>
  steps.some(({ deeds }) =>
    deeds.some(
      (deed) =>
        deed.does === 'power' ||
        (deed.does === 'command' && (deed.command === 'broker.fault' || deed.command === 'network.fault')),
    ),
  );

/** Whether anything in a run looks at what messages change when they arrive, or at the unit at that moment: they may not be under way then. */
const looksAtArrivals = ({ steps, expectations }: ScenarioRun): boolean =>
  steps.some(({ trigger }) => trigger.by === 'condition' && OF_THE_WIRE.test(trigger.condition.text)) ||
  expectations.some(
    ({ claim, while: meanwhile }) =>
      (claim.about === 'unit' && OF_THE_WIRE.test(claim.condition.text)) ||
      (meanwhile !== null && (claim.about === 'message' || OF_THE_WIRE.test(meanwhile.text))),
  );

/**
 * Runs a scenario: a unit of its own, an independent subscriber, and a clock that goes on while messages are under way, as long as nothing
 * depends on their arrival. Each counts as of the moment at which the unit handed it over. The wire is at rest before and after each step
 * and whatever the unit does once by itself, such as the end of a pause; and each second while the line or the connection is not up.
 * @throws UnitError `bad-input` where the start state can't be had, `unreachable` where the broker can't
 */
export const simulate = async (run: ScenarioRun, options: SimulateOptions): Promise<RunResult> => {
  const began = performance.now();
  const seed = options.seed ?? run.start.seed ?? DEFAULT_SEED;
  let told: (topic: string, payload: string) => void = () => undefined;
  const recording = options.record === undefined ? undefined : createRunRecording(options.record);
  const { record: _, telemetryRate, ...others } = options;
  const around = await surround({
    ...others,
    telemetryRate: telemetryRate ?? run.start['telemetry rate'],
    ...(recording === undefined ? {} : { recording }),
    handedOver: (topic, payload) => told(topic, payload),
    seed,
    time: run.start.time === undefined ? undefined : Date.parse(run.start.time),
    line: makesWayFail(run),
    onDisk: run.steps.some(({ deeds }) => deeds.some(({ does }) => does === 'power')),
  });
  try {
    const listening = (listener: typeof told): void => {
      told = listener;
    };
    return await play(run, around, seed, options, began, listening, recording);
  } finally {
    await around.close();
  }
};

type Around = Awaited<ReturnType<typeof surround>>;

const play = async (
  run: ScenarioRun,
  around: Around,
  seed: number,
  options: SimulateOptions,
  began: number,
  onHandedOver: (listener: (topic: string, payload: string) => void) => void,
  recording: RunRecording | undefined,
): Promise<RunResult> => {
  const { ask, clock } = around;
  const tell = options.tell ?? (() => undefined);
  const origin = { device: 'control', screen: null } as const;
  // The handlers of these two answer at once; the type allows for others that do not.
  const stateNow = (): UnitState => around.now().unit.handlers['unit.state'](undefined, origin) as UnitState;
  let known: UnitState | null = null;
  let start = clock.steady.now();
  const elapsed = (): number => clock.steady.now() - start;
  const world: World = {
    elapsed: () => elapsed() / 1_000,
    motion: () => around.now().car.motion(),
    car: () => glanceAt(around.now().car),
    state: () => {
      known ??= stateNow();
      return known;
    },
    stats: () => around.now().telemetry.stats(),
  };
  const evaluation = createEvaluation(run.expectations, world);
  const troubles: Trouble[] = [];
  let messages = 0;
  let counting = false;

  const topic = `${options.prefix}/${stateNow().vehicle.pseudonym}`;
  const arrivals = createArrivals(elapsed, (message) => {
    messages += 1;
    evaluation.message(message);
    tell({ what: 'message', at: message.at, message });
  });
  const below = (full: string): string => full.slice(topic.length + 1);
  onHandedOver((full, payload) => {
    if (counting) arrivals.left(below(full), payload);
  });
  const observer = await createObserver(around.target, topic, (message) => {
    const { topic: full, payload, retained } = message;
    recording?.received(message, clock.now());
    if (counting) arrivals.received({ topic: below(full), payload, retained });
  });
  const standing = [`${topic}/state`, `${topic}/privacy`];
  const wire = createWire(around, observer, arrivals);

  const carryOut = async (deed: Deed): Promise<void> => {
    switch (deed.does) {
      case 'command':
      case 'pair':
        return give(deed, ask);
      case 'power':
        return around.cutPower();
    }
  };

  const perform = async (step: RunStep): Promise<void> => {
    // Everything before this moment has arrived: what arrives from here on left after the step.
    await wire.settle();
    let refusal: UnitError | null = null;
    arrivals.hold(true);
    try {
      for (const deed of step.deeds) await carryOut(deed);
    } catch (error) {
      if (!(error instanceof UnitError) || error.code === 'unreachable') throw error;
      refusal = error;
    }
    known = null;
    if (step.id !== null) evaluation.step(step.id, elapsed());
    tell({ what: 'step', at: elapsed(), says: step.says });
    arrivals.hold(false);
    const trouble = troubleWith(step, refusal);
    if (trouble !== null) troubles.push(placed(step.place, trouble));
    await wire.settle();
    evaluation.sample(elapsed());
  };

  try {
    await wire.settle();
    recording?.begin(observer);
    await beginAt(run, around);
    await wire.settle();
    start = clock.steady.now();
    counting = true;
    known = null;
    // A recording is written as things happen: nothing may be under way when the next one does.
    const careful = recording !== undefined || looksAtArrivals(run);
    const triggers = createTriggers(run, world, () => around.now().car);
    for (;;) {
      for (let step = triggers.due(elapsed()); step !== null; step = triggers.due(elapsed())) {
        await perform(step);
        triggers.done(step, elapsed());
      }
      evaluation.look(elapsed());
      const seen = elapsed();
      arrivals.after(() => evaluation.pass(seen));
      if (seen >= run.duration) break;
      const next = Math.min(TICK, run.duration - seen);
      const once = clock.nextOnce();
      const turning = once !== null && once <= clock.steady.now() + next;
      if (turning) await wire.settle();
      await options.pace?.(seen + TICK);
      clock.advance(next);
      known = null;
      const second = elapsed() % REST === 0;
      if (wire.calm()) await wire.goOn();
      const depends = careful && arrivals.underWay() > 0;
      if (turning || depends || (second && !wire.calm())) await wire.settle();
      if (!second) continue;
      const at = elapsed();
      arrivals.after(() => tell({ what: 'time', at, of: run.duration }));
    }
    await wire.settle();
    const findings = evaluation.end(elapsed());
    counting = false;
    for (const step of triggers.missed()) troubles.push(placed(step.place, neverDue(step)));
    return {
      file: run.file,
      title: run.title,
      rules: run.rules,
      parameters: run.parameters,
      seed,
      held: troubles.length === 0 && findings.every(({ held }) => held),
      findings,
      troubles,
      messages,
      lasted: elapsed(),
      took: Math.round(performance.now() - began),
    };
  } finally {
    counting = false;
    recording?.end();
    if (options.broker.kind === 'external') await leaveNothing(around, observer.clear, standing);
    await observer.close();
  }
};

/** What is retained on somebody's broker is taken off it again. The unit goes first, so that its goodbye does not come after. */
const leaveNothing = async (
  around: Around,
  clear: (topics: readonly string[]) => Promise<void>,
  standing: readonly string[],
): Promise<void> => {
  await around.now().telemetry.close();
  await clear(standing).catch(() => undefined);
};
