import { join } from 'node:path';
import type { Handlers, HostCommand, HostedHandlers, UnitHandlers } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { EventFrame } from '../contract/frames.ts';
import { createSnapshotShelf } from '../snapshot/shelf.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Log } from '../telemetry/telemetry.ts';
import type { HeadUnit } from '../unit/head-unit.ts';
import { type Assembled, assemble, type Seams } from './assemble.ts';
import { bundledSnapshots } from './places.ts';
import { nobodySits, notRestored } from './seat-faults.ts';
import type { Settings } from './settings.ts';
import { withScenarios } from './simulate-on-unit.ts';

type SnapshotCommand = Exclude<HostCommand, 'host.link'>;

/** A unit as a transport serves it. */
export type HostedUnit = Pick<HeadUnit, 'onEvent'> & {
  readonly handlers: HostedHandlers;
  /** The role of the loaded profile; a promise while one unit takes the place of another. */
  readonly role: () => ReturnType<HeadUnit['role']> | Promise<ReturnType<HeadUnit['role']>>;
};

/**
 * Where a head unit sits in its host: it can be taken out and another put in its place, which goes on from a snapshot, while
 * whoever is connected stays connected.
 */
export type Seat = {
  readonly unit: HostedUnit;
  readonly assembled: () => Assembled;
  readonly close: () => Promise<void>;
};

const isStored = ({ data }: Settings): boolean => data !== ':memory:';

const keeper = (settings: Settings) =>
  createSnapshotShelf(isStored(settings) ? join(settings.data, 'snapshots') : null, bundledSnapshots());

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

/**
 * Assembles a unit and keeps a seat for it.
 * @throws UnitError as `assemble` does
 */
export const takeSeat = async (
  settings: Settings,
  log: Log,
  seams: Pick<Seams, 'telemetry'> = {},
): Promise<Seat> => {
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
  let occupant = sitDown(await assemble(settings, log, seams));
  /** Why nobody sits here any more; null while somebody does. */
  let empty: UnitError | null = null;
  /** Commands wait while one unit takes the place of another. */
  let seated: Promise<unknown> = Promise.resolve();
  let changing = false;
  const shelf = keeper(settings);

  const sitting = () => {
    if (empty !== null) throw empty;
    return occupant;
  };

  const exchange = async (name: string, snapshot: Snapshot): Promise<void> => {
    const { assembled, leave } = sitting();
    const before = await assembled.snapshot();
    const begin = async (from: Snapshot, stored: boolean): Promise<void> => {
      const { broker } = assembled;
      occupant = sitDown(await assemble(settings, log, { ...seams, from, stored, broker }));
    };
    changing = true;
    leave();
    try {
      await assembled.standUp();
      await begin(snapshot, false);
    } catch (error) {
      log.error({ error: String(error) }, 'The snapshot could not be restored.');
      // What the former unit stored lies in the data folder still, where it has one.
      await begin(before, isStored(settings)).catch((why: unknown) => {
        log.error({ error: String(why) }, 'The former unit could not be brought back.');
        empty = nobodySits(name, why, isStored(settings));
        throw empty;
      });
      throw notRestored(name, error);
    } finally {
      changing = false;
    }
  };

  const ask = async <R>(work: (unit: typeof occupant) => R | Promise<R>): Promise<R> => {
    await seated;
    return work(sitting());
  };
  const own: Pick<Handlers, SnapshotCommand> = {
    'snapshot.list': () => shelf.list().map((one) => ({ ...one })),
    'snapshot.save': async ({ name }, { device }) => {
      forPrograms(device);
      mayKeep(settings);
      return { ...shelf.put(name, await ask(({ assembled }) => assembled.snapshot())) };
    },
    'snapshot.restore': async ({ name }, origin) => {
      forPrograms(origin.device);
      mayKeep(settings);
      const snapshot = shelf.take(name);
      const done = seated.then(() => exchange(name, snapshot));
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
        ask(({ unit }) => {
          const handlers = unit.handlers as unknown as Record<
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
      role: () => {
        const role = () => sitting().unit.role();
        return changing ? seated.then(role) : role();
      },
    },
    assembled: () => occupant.assembled,
    close: async () => {
      await seated;
      occupant.leave();
      await occupant.assembled.close();
    },
  };
};
