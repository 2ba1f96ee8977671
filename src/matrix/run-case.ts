import { bringAbout, type People } from './bring-about.ts';
import { type Answers, compareAnswers } from './decisions.ts';
import type { Difference } from './difference.ts';
import type { Case } from './factors.ts';
import { lookForLeaks } from './look-for-leaks.ts';
import type { Line, MatrixUnit, Offer } from './unit.ts';
import { compareWire, type WireResult } from './wire.ts';

export type CaseResult = {
  readonly values: Case;
  readonly differences: readonly Difference[];
  readonly answers: Answers;
  readonly wire: WireResult;
  /** What the car offered. */
  readonly offers: readonly Offer[];
  /** Real milliseconds. */
  readonly took: number;
};

const SECOND = 1_000;
/** How long is waited for what waits to leave, in seconds of the unit's clock: less than a position is of use. */
const PATIENCE = 45;

/** Words that name nothing on board, so that nothing is done with them but to judge them. */
export const WORDS = 'find a quiet place by the water';

/** The car does what brings every kind of message about that the ignition allows. */
const drive = async ({ ask, pass, settle }: MatrixUnit, values: Case): Promise<void> => {
  const say = () => ask('assistant.say', { text: WORDS, source: 'spoken', duration: 1.6, confidence: 0.9 });
  if (values.ignition !== 'on') {
    await ask('vehicle.set', { ignition: values.ignition === 'off' ? 'off' : 'acc' });
    await say();
    pass(2 * SECOND);
    return;
  }
  const [route] = await ask('route.list');
  if (route !== undefined) await ask('destination.set', { route: route.id, along: 1_000 });
  await ask('drive.start', route === undefined ? undefined : { route: route.id });
  // A stolen vehicle tells where it is every ten seconds.
  const seconds = values.theft === 'reported' ? 11 : 3;
  for (let second = 0; second < seconds; second += 1) {
    pass(SECOND);
    if (second % 2 === 0) await settle();
  }
  await say();
  await ask('vehicle.crash');
  pass(SECOND);
  // The end of the drive, whatever the crash left of it, and no more samples.
  await ask('vehicle.set', { ignition: 'acc' });
};

/** Lets the unit find its broker again, and waits for what waits. */
const catchUp = async (unit: MatrixUnit): Promise<boolean> => {
  await unit.become('up');
  for (let second = 0; second < PATIENCE; second += 1) {
    await unit.settle();
    if (!unit.waits()) return true;
    unit.pass(SECOND);
  }
  return !unit.waits();
};

/** Nothing that was queued without a broker may be told as if it had just been measured, and the other way round. */
const historical = (values: Case, { told }: WireResult): readonly Difference[] => {
  const expected = { up: false, down: true, refusing: true }[values.connectivity];
  return expected === undefined || told.every((one) => one.historical === expected)
    ? []
    : [
        {
          where: 'wire',
          rule: null,
          says: `With the broker ${values.connectivity}, a message says historical: ${!expected}.`,
        },
      ];
};

/** Runs one case on a unit in whatever state. @throws UnitError where the state of the case can't be had, or the broker is gone */
export const runCase = async (unit: MatrixUnit, values: Case, people: People): Promise<CaseResult> => {
  const began = performance.now();
  const context = await bringAbout(unit, values, people);
  await unit.settle();
  // What the retained topics say of this state has come by now; the last of it is looked at with the rest.
  const before = unit.received();
  unit.offers();
  const answers = await compareAnswers(unit, context);

  await unit.become(values.connectivity as Line);
  await drive(unit, values);
  await unit.settle();
  const isThrough = await catchUp(unit);

  const offers = unit.offers();
  const received = unit.received();
  const standing = before.filter(({ topic }) => topic === 'privacy');
  const wire = compareWire([...standing, ...received], offers, context);
  const stuck: readonly Difference[] = isThrough
    ? []
    : [{ where: 'wire', rule: null, says: `After ${PATIENCE} s with a broker, something still waits.` }];
  const differences = [
    ...answers.differences,
    ...wire.differences,
    ...historical(values, wire),
    ...stuck,
    ...lookForLeaks(received, context, { offers, words: [WORDS], names: people.names }),
  ];
  return { values, differences, answers, wire, offers, took: performance.now() - began };
};
