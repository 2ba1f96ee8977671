import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedBroker } from '../broker/embedded.ts';
import { openFaultyLine } from '../broker/faulty-line.ts';
import { bindContract } from '../contract/dispatch.ts';
import { type Fault, UnitError } from '../contract/errors.ts';
import type { Premises, UnitProcess } from '../matrix/race.ts';
import { type BrokerTarget, createTelemetry, type Log } from '../telemetry/telemetry.ts';
import { placeOf } from '../telemetry/transport.ts';
import { createRealClock, createVirtualClock } from '../unit/clock.ts';
import { assemble } from './assemble.ts';
import { IN_MEMORY, type Settings } from './settings.ts';

/** What a unit in a process of its own is started with. */
type Begin = Pick<Settings, 'data' | 'prefix' | 'seed'> & {
  readonly target: BrokerTarget;
  readonly from: number;
};

type Request =
  | { readonly id: number; readonly begin: Begin }
  | { readonly id: number; readonly ask: string; readonly argument: unknown }
  | { readonly id: number; readonly pass: number }
  | { readonly id: number; readonly waits: true }
  | { readonly id: number; readonly now: true };

type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: Fault | { readonly message: string } };

/** A unit that does what its parent says, until the parent is gone. */
const unitFor = async ({ data, prefix, seed, target, from }: Begin, log: Log) => {
  const clock = createVirtualClock(from);
  const settings: Settings = {
    ...IN_MEMORY,
    data,
    broker: { kind: 'external', target },
    prefix,
    seed,
  };
  const assembled = await assemble(settings, log, {
    clock: { kind: 'virtual', clock },
    telemetry: (needs) => createTelemetry({ ...needs, watch: false }),
  });
  const dispatch = bindContract(
    assembled.unit.handlers,
    (error) => log.error({ error: String(error) }, 'A command failed.'),
    assembled.unit.role,
  );
  return { clock, assembled, dispatch };
};

/** The process of a unit: answers every request, one after the other. */
export const serveMatrixUnit = (log: Log): Promise<void> =>
  new Promise((resolve) => {
    let unit: Awaited<ReturnType<typeof unitFor>> | null = null;
    const run = async (request: Request): Promise<unknown> => {
      if ('begin' in request) {
        unit = await unitFor(request.begin, log);
        return null;
      }
      if (unit === null) throw new TypeError('the unit was not begun');
      const { clock, assembled, dispatch } = unit;
      if ('pass' in request) clock.advance(request.pass);
      if ('waits' in request) {
        const { telemetry } = assembled;
        const end = performance.now() + 500;
        while (!telemetry.settled() && performance.now() < end)
          await new Promise((next) => setImmediate(next));
        return telemetry.connection().status !== 'online' || !telemetry.settled();
      }
      if ('now' in request) return clock.now();
      if (!('ask' in request)) return null;
      const reply = await dispatch({ id: 1, command: request.ask, argument: request.argument }, 'control');
      if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
      return reply.result;
    };
    process.once('disconnect', () => resolve());
    process.on('message', (request: Request) => {
      const answer = (words: Answer): void => {
        process.send?.(words);
      };
      run(request).then(
        (result) => answer({ id: request.id, result }),
        (error: unknown) =>
          answer({
            id: request.id,
            fault: error instanceof UnitError ? error.fault() : { message: String(error) },
          }),
      );
    });
  });

const gone = (): Error => new Error('the process of the unit is gone');

type Call = (request: Omit<Request, 'id'> & Record<string, unknown>) => Promise<unknown>;

const callsTo = (child: ChildProcess): Call => {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let id = 0;
  child.on('message', (answer: Answer) => {
    const found = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('result' in answer) return found?.resolve(answer.result);
    const { fault } = answer;
    found?.reject(
      'code' in fault ? new UnitError(fault.code, fault.sentence, fault.remedy) : new Error(fault.message),
    );
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(gone());
    waiting.clear();
  });
  return (request) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(gone());
      id += 1;
      waiting.set(id, { resolve, reject });
      child.send({ id, ...request }, (error) => {
        if (error !== null) reject(gone());
      });
    });
};

const processOf = async (entry: string, begin: Begin): Promise<UnitProcess> => {
  const child = fork(entry, ['matrix-unit'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const call = callsTo(child);
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return ended;
  };
  try {
    await call({ begin });
  } catch (error) {
    await kill();
    throw error;
  }
  return {
    // The contract has checked the result against the row that types it.
    ask: (command, argument) => call({ ask: command, argument }) as Promise<never>,
    pass: async (duration) => {
      await call({ pass: duration });
    },
    waits: async () => (await call({ waits: true })) === true,
    now: async () => Number(await call({ now: true })),
    kill,
  };
};

export type PremisesOptions = {
  readonly broker: Settings['broker'];
  readonly prefix: string;
  readonly seed: number;
  readonly log: Log;
  /** The command line, which is started anew for each process. */
  readonly entry: string;
};

/** A file, a broker and a line that keeps every byte, for a unit that is killed. */
export const settleIn = async (options: PremisesOptions): Promise<Premises> => {
  const { broker, log, seed, entry } = options;
  const prefix = `${options.prefix}/${randomBytes(4).toString('hex')}`;
  const embedded = broker.kind === 'embedded' ? await startEmbeddedBroker({ log }) : null;
  const target = broker.kind === 'embedded' ? embedded?.target : broker.target;
  if (target === undefined) throw new TypeError('there is no broker');
  const level = target.protocol === '5' ? 5 : 4;
  const line = await openFaultyLine({ ...placeOf(target), level }, createRealClock(), { record: true });
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-matrix-'));
  const url = new URL(target.url);
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  let from = createVirtualClock().now();
  return {
    start: () => {
      const begin: Begin = {
        data: folder,
        prefix,
        seed,
        target: { ...target, url: url.href.replace(/\/$/u, '') },
        from,
      };
      // A clock goes on while the power is gone.
      from += 20_000;
      return processOf(entry, begin);
    },
    become: line.become,
    connections: line.connections,
    prefix,
    close: async () => {
      await line.close();
      await embedded?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
