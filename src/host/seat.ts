import { join } from 'node:path';
import type { Handlers, HostCommand, HostedHandlers, UnitHandlers } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { EventFrame } from '../contract/frames.ts';
import { createSnapshotShelf } from '../snapshot/shelf.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Log } from '../telemetry/telemetry.ts';
import type { HeadUnit } from '../unit/head-unit.ts';
import { type Assembled, assemble } from './assemble.ts';
import { bundledSnapshots } from './places.ts';
import type { Settings } from './settings.ts';
import { withScenarios } from './simulate-on-unit.ts';

type SnapshotCommand = Exclude<HostCommand, 'host.link'>;

/** A unit as a transport serves it. */
export type HostedUnit = Pick<HeadUnit, 'onEvent' | 'role'> & { readonly handlers: HostedHandlers };

/**
 * Where a head unit sits in its host: it can be taken out and another put in its place, which goes on from a snapshot, while
 * whoever is connected stays connected.
 */
export type Seat = {
  readonly unit: HostedUnit;
  readonly assembled: () => Assembled;
  readonly close: () => Promise<void>;
};

const keeper = (settings: Settings) =>
  createSnapshotShelf(
    settings.data === ':memory:' ? null : join(settings.data, 'snapshots'),
    bundledSnapshots(),
  );

const mayKeep = (settings: Settings): void => {
  const by = settings.record === undefined ? settings.replay && 'replays a recording' : 'is being recorded';
  if (by === undefined) return;
  throw new UnitError(
    'not-now',
    `This unit ${by}, which a snapshot would break.`,
    'Start it without --record to use snapshots.',
  );
};

/** A driver at the screen could bring back the consents of somebody else. */
const forPrograms = (device: string): void => {
  if (device === 'control') return;
  throw new UnitError(
    'not-allowed',
    'Snapshots are for programs, over the control API.',
    'Use `glovebox ctl snapshot.list`.',
  );
};

/** What a snapshot asks for that can't be done, in a sentence that names it. */
const unusable = (name: string, error: unknown): UnitError =>
  new UnitError(
    'bad-input',
    `The snapshot "${name}" can't be used, and the unit is as it was: ${error instanceof UnitError ? error.sentence : 'it holds what no unit saved.'}`,
    'Save it again, or remove it.',
  );

/**
 * Assembles a unit and keeps a seat for it.
 * @throws UnitError as `assemble` does
 */
export const takeSeat = async (settings: Settings, log: Log): Promise<Seat> => {
  const listeners = new Set<(frame: EventFrame) => void>();
  const tell = (frame: EventFrame): void => {
    for (const listener of listeners) listener(frame);
  };
  const sitDown = (assembled: Assembled) => {
    const scenarios = withScenarios(assembled, { prefix: settings.prefix, log });
    const stopTelling = scenarios.unit.onEvent(tell);
    return {
      assembled,
      unit: scenarios.unit,
      leave: () => {
        stopTelling();
        scenarios.close();
      },
    };
  };
  let occupant = sitDown(await assemble(settings, log));
  /** Commands wait while one unit takes the place of another. */
  let seated: Promise<unknown> = Promise.resolve();
  const shelf = keeper(settings);

  const exchange = async (snapshot: Snapshot): Promise<void> => {
    const { assembled, leave } = occupant;
    const before = await assembled.snapshot();
    leave();
    await assembled.standUp();
    const begin = async (from: Snapshot): Promise<void> => {
      occupant = sitDown(await assemble(settings, log, { from, broker: assembled.broker }));
    };
    try {
      await begin(snapshot);
    } catch (error) {
      log.error({ error: String(error) }, 'The snapshot could not be restored; the unit is as it was.');
      await begin(before);
      throw error;
    }
  };

  const ask = async <R>(work: () => R | Promise<R>): Promise<R> => {
    await seated;
    return work();
  };
  const own: Pick<Handlers, SnapshotCommand> = {
    'snapshot.list': () => shelf.list().map((one) => ({ ...one })),
    'snapshot.save': async ({ name }, { device }) => {
      forPrograms(device);
      mayKeep(settings);
      return { ...shelf.put(name, await occupant.assembled.snapshot()) };
    },
    'snapshot.restore': async ({ name }, origin) => {
      forPrograms(origin.device);
      mayKeep(settings);
      const snapshot = shelf.take(name);
      const done = seated
        .then(() => exchange(snapshot))
        .catch((error: unknown) => {
          throw unusable(name, error);
        });
      seated = done.catch(() => undefined);
      await done;
      const state = await occupant.unit.handlers['unit.state'](undefined, origin);
      tell({ event: 'unit.changed', payload: state });
      return state;
    },
    'snapshot.remove': ({ name }, { device }) => {
      forPrograms(device);
      shelf.remove(name);
      return shelf.list().map((one) => ({ ...one }));
    },
  };
  const ofUnit = Object.fromEntries(
    Object.keys(occupant.unit.handlers).map((command) => [
      command,
      (argument: unknown, origin: unknown) =>
        ask(() => {
          const handlers = occupant.unit.handlers as unknown as Record<
            string,
            (argument: unknown, origin: unknown) => unknown
          >;
          return handlers[command]?.(argument, origin);
        }),
    ]),
  ) as unknown as UnitHandlers;

  return {
    unit: {
      handlers: { ...ofUnit, ...own },
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      role: () => occupant.unit.role(),
    },
    assembled: () => occupant.assembled,
    close: async () => {
      await seated;
      occupant.leave();
      await occupant.assembled.close();
    },
  };
};
