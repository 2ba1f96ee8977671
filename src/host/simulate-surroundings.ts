import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedBroker } from '../broker/embedded.ts';
import { type BrokerWay, createBrokerWay } from '../broker/way.ts';
import type { Argument, CommandName, Result } from '../contract/commands.ts';
import { bindContract, type Dispatch } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import { emptyBroker } from '../telemetry/empty-broker.ts';
import { type BrokerTarget, createTelemetry, type Log } from '../telemetry/telemetry.ts';
import { createVirtualClock, type VirtualClock } from '../unit/clock.ts';
import { type Assembled, assemble, type Seams } from './assemble.ts';
import { IN_MEMORY, type Settings } from './settings.ts';
import type { RunRecording } from './simulate-recording.ts';

const ORIGIN = { device: 'control', screen: null } as const;

/** How a unit under a scenario is set up. */
export type SurroundingsOptions = {
  readonly broker: Settings['broker'];
  readonly prefix: string;
  readonly seed: number;
  /** Milliseconds since the Unix epoch, where the clock of the vehicle begins; undefined for its usual start. */
  readonly time: number | undefined;
  /** Whether it needs a file, since it is to lose its power. */
  readonly onDisk: boolean;
  /** Whether the line lies in the way from the start, as by default; otherwise it is laid when something is to fail for the first time. */
  readonly line?: boolean;
  readonly log: Log;
  /** What drives the car; electric by default. */
  readonly vehicle?: Settings['vehicle'];
  /** How often telemetry is offered to the gate in a second; once by default. */
  readonly telemetryRate?: number | undefined;
  /** Told of each message as the unit hands it to its MQTT client. */
  readonly handedOver?: (topic: string, payload: string) => void;
  /** Whether the line keeps every byte that it hands on for the unit. */
  readonly record?: boolean;
  readonly recording?: RunRecording;
  readonly seams?: Pick<Seams, 'telemetry'>;
};

/** A unit with its car, a broker, and a line between them that can fail, on a clock that stands until it is moved. */
export type Surroundings = {
  readonly clock: VirtualClock;
  /** Between the unit and the broker; whoever else is connected goes past it. */
  readonly way: BrokerWay;
  /** Where the broker is, past the line. */
  readonly target: BrokerTarget;
  readonly now: () => Assembled;
  /** @throws UnitError as the contract answered it */
  readonly ask: <C extends CommandName>(command: C, argument?: Argument<C>) => Promise<Result<C>>;
  /** The contract, as a transport speaks it. */
  readonly dispatch: Dispatch;
  /** Power is lost, and comes back. */
  readonly cutPower: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Sets a unit up for one run.
 * @throws UnitError with nothing left running
 */
export const surround = async (options: SurroundingsOptions): Promise<Surroundings> => {
  const { broker, log, prefix, seed } = options;
  const clock = options.time === undefined ? createVirtualClock() : createVirtualClock(options.time);
  const embedded = broker.kind === 'embedded' ? await startEmbeddedBroker({ log }) : null;
  const target = broker.kind === 'embedded' ? embedded?.target : broker.target;
  if (target === undefined) throw new TypeError('there is no broker');
  const way = await createBrokerWay({
    target,
    clock: clock.steady,
    always: options.line ?? true,
    record: options.record ?? false,
    restart: async () => {
      const { vehicle } = await assembled.unit.handlers['unit.state'](undefined, ORIGIN);
      await emptyBroker(target, prefix, vehicle.pseudonym);
    },
  });
  const folder = options.onDisk ? mkdtempSync(join(tmpdir(), 'glovebox-scenario-')) : null;

  const settings: Settings = {
    ...IN_MEMORY,
    data: folder ?? ':memory:',
    broker: { kind: 'external', target },
    prefix,
    seed,
    ...(options.vehicle === undefined ? {} : { vehicle: options.vehicle }),
    ...(options.telemetryRate === undefined ? {} : { telemetryRate: options.telemetryRate }),
    ...(options.recording === undefined ? {} : { record: options.recording.path }),
  };
  const wayOut = options.seams?.telemetry ?? createTelemetry;
  // Runs from one seed have one name on the wire, and may share a broker.
  const clientSuffix = broker.kind === 'external' ? `-${randomBytes(4).toString('hex')}` : '';
  const told = options.handedOver === undefined ? {} : { handedOver: options.handedOver };
  const { recording } = options;
  const start = (): Promise<Assembled> =>
    assemble(settings, log, {
      telemetry: (needs) => {
        const made = wayOut({ ...needs, ...told, clientSuffix, watch: false });
        return recording?.heardBy(made) ?? made;
      },
      ...(recording === undefined ? {} : { thread: recording.thread }),
      clock: { kind: 'virtual', clock, ofScenario: true },
      way,
    });
  const bind = ({ unit }: Assembled): Dispatch =>
    bindContract(
      unit.handlers,
      (error) => log.error({ error: String(error) }, 'A command failed.'),
      unit.role,
    );
  const around = async (): Promise<void> => {
    await way.close();
    await embedded?.close();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };

  let assembled: Assembled;
  try {
    assembled = await start();
  } catch (error) {
    await around();
    throw error;
  }
  let dispatch = bind(assembled);
  return {
    clock,
    way,
    target,
    now: () => assembled,
    ask: async (command, argument) => {
      const reply = await dispatch({ id: 1, command, argument }, 'control');
      if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
      // The contract has checked the result against the row that types it.
      return reply.result as never;
    },
    dispatch: (...asked) => dispatch(...asked),
    cutPower: async () => {
      await way.become('down');
      await assembled.cut();
      await way.become('up');
      assembled = await start();
      dispatch = bind(assembled);
    },
    close: async () => {
      await assembled.close();
      await around();
    },
  };
};
