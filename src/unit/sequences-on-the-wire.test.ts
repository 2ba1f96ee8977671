import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { createModel } from '../../testing/model.ts';
import { type Action, anyAction } from '../../testing/model-actions.ts';
import { findProgram, type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';
import { queueLength } from '../../testing/queued.ts';
import { type Both, pass, peopleOf, perform } from '../../testing/sequence.ts';
import { type IndependentSubscriber, type Received, subscribe } from '../../testing/subscriber.ts';
import { targetAt } from '../../testing/telemetry-rig.ts';
import { createUnitRig } from '../../testing/unit-rig.ts';
import { referenceAllows } from '../matrix/reference.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';

const RUNS = Number(process.env['GLOVEBOX_RUNS'] ?? 5);
const SEED = Number(process.env['GLOVEBOX_SEED'] ?? 20_260_601);
const LENGTH = 16;

const run = promisify(execFile);

let broker: Mosquitto;
let marks = 0;
let runs = 0;

beforeAll(async () => {
  broker = await startMosquitto();
});
afterAll(() => broker.close());

const PEOPLE = await peopleOf();

/** What a message is and holds, in the words of the model; null for the standing topics. */
const read = ({ topic, payload }: Received) => {
  if (!/\/(data|event)\//u.test(topic)) return null;
  const { type, time, data } = JSON.parse(payload) as {
    type: string;
    time: string;
    data: readonly { path: string }[];
  };
  const kind = type.replace(/^glovebox\.|\.v1$/gu, '') as MessageKind;
  return { kind, time, signals: data.map(({ path }) => path) };
};

const isAllowed = (message: Received, context: PrivacyContext): boolean => {
  const content = read(message);
  return (
    content === null || content.signals.every((signal) => referenceAllows(signal, context, content.kind))
  );
};

/** Sends a mark through the broker: all that the broker had before it has come by then. Returns how many messages that is. */
const mark = async (witness: IndependentSubscriber, prefix: string): Promise<number> => {
  marks += 1;
  const [topic, text] = [`${prefix}/mark`, String(marks)];
  const port = String(broker.plainPort);
  await run(findProgram('mosquitto_pub'), [
    '-h',
    '127.0.0.1',
    '-p',
    port,
    '-q',
    '1',
    '-t',
    topic,
    '-m',
    text,
  ]);
  await witness.waitFor((message) => message.topic === topic && message.payload === text, 'the mark');
  return witness.received().length;
};

/**
 * Waits for what the unit does on the wire. How long it waits between two connections is time of its own clock, so that has to pass as well.
 */
const waitWithUnit = async (both: Both, isThere: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 60 && !isThere(); tries += 1) {
    await eventually(isThere, 'the unit', 300).catch(() => pass(both, 5));
  }
};

const follow = async (actions: readonly Action[]): Promise<void> => {
  runs += 1;
  const prefix = `sequence/${runs}`;
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-sequence-'));
  const witness = await subscribe(broker.plainPort, `${prefix}/#`);
  const rig = createUnitRig({ folder, prefix, target: targetAt(broker.url) });
  const both = { rig, model: createModel({ now: rig.now(), registered: PEOPLE }) };
  try {
    await pass(both, 1);
    await waitWithUnit(both, () => witness.received().some(({ topic }) => topic.endsWith('/state')));
    let before = both.model.context();
    let seen = await mark(witness, prefix);
    for (const action of actions) {
      await perform(both, action);
      const after = both.model.context();
      const upTo = await mark(witness, prefix);
      // What came since the last answer may have left until this one, and not a byte of it later.
      const wrong = witness
        .received()
        .slice(seen, upTo)
        .filter((message) => !isAllowed(message, before) && !isAllowed(message, after));
      expect(wrong.map(read), 'on the wire, and forbidden').toEqual([]);
      const retained = witness.received().filter((message) => message.retained);
      expect(retained.filter((message) => read(message) !== null)).toEqual([]);
      [before, seen] = [after, upTo];
    }
    await waitWithUnit(both, () => queueLength(rig.database()) === 0);
    if (both.model.context().store !== 'ok') return;
    await mark(witness, prefix);
    const got = new Set(
      witness
        .received()
        .map(read)
        .map(
          (content) => content && `${content.kind} ${Date.parse(content.time)} ${content.signals.join(' ')}`,
        ),
    );
    const missing = both.model.queue
      .waiting()
      .filter(({ mayBeGone }) => !mayBeGone)
      .filter(({ kind, at, signals }) => !got.has(`${kind} ${at} ${signals.join(' ')}`));
    expect(missing, 'allowed, and not delivered').toEqual([]);
  } finally {
    await rig.close();
    await witness.close();
    rmSync(folder, { recursive: true });
  }
};

test('R20 R21 R26 whatever happens in whatever order, a witness at the broker receives all that a model of the rules allows, and nothing that it forbids', {
  timeout: 60_000 + RUNS * 20_000,
}, async () => {
  // A store that can't be written loses what is offered meanwhile; that is another test's.
  const action = anyAction(Object.keys(PEOPLE)).filter(({ what }) => what !== 'writable');
  await fc.assert(fc.asyncProperty(fc.array(action, { maxLength: LENGTH, size: 'max' }), follow), {
    numRuns: RUNS,
    seed: SEED,
    // Each run is seconds: a counterexample is shown as it was found.
    endOnFailure: true,
  });
});
