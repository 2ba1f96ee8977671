import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Argument, CommandName, Result } from '../../contract/commands.ts';
import { bindContract } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { EventFrame } from '../../contract/frames.ts';
import type { Seams } from '../assemble.ts';
import { takeSeat } from '../seat.ts';
import { IN_MEMORY, type Settings } from '../settings.ts';
import { SILENT } from './silent-log.ts';

const works: (() => Promise<unknown> | unknown)[] = [];

/** Does `work` when the test ends, the last one first. */
export const atEnd = (work: () => Promise<unknown> | unknown): void => {
  works.push(work);
};

/** For `afterEach`. */
export const cleanUp = async (): Promise<void> => {
  for (const work of works.splice(0).reverse()) await work();
};

/** A data folder that is gone when the test ends. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-seat-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A unit in its seat, which is asked as a program asks it. */
export const sit = async (settings: Partial<Settings> = {}, seams: Pick<Seams, 'telemetry'> = {}) => {
  const seat = await takeSeat({ ...IN_MEMORY, ...settings }, SILENT, seams);
  atEnd(seat.close);
  const dispatch = bindContract(
    seat.unit.handlers,
    (error) => {
      throw error;
    },
    seat.unit.role,
  );
  const events: EventFrame[] = [];
  seat.unit.onEvent((frame) => events.push(frame));
  return {
    seat,
    events,
    ask: async <C extends CommandName>(
      command: C,
      argument?: Argument<C>,
      device: 'control' | 'head-unit' = 'control',
    ): Promise<Result<C>> => {
      const reply = await dispatch({ id: 1, command, argument }, device);
      if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
      return reply.result as Result<C>;
    },
  };
};
export type Seated = Awaited<ReturnType<typeof sit>>;

/** What a driver would see, less what a unit that begins anew counts anew. */
export const seen = async ({ ask }: Seated) => {
  const { connection: _connection, epoch: _epoch, ...state } = await ask('unit.state');
  return { state, ledger: await ask('ledger.list'), routes: await ask('route.list') };
};

/** A unit in the middle of things. */
export const live = async ({ ask }: Seated): Promise<void> => {
  await ask('profile.load', { profile: 'Alex' });
  await ask('drive.start', { route: 'mountain' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  await ask('clock.advance', { seconds: 40 });
  await ask('climate.set', { temperature: 19 });
  await ask('vehicle.fault', { fault: 'tyre-low', on: true });
  await ask('privacy.pause', { minutes: 30 });
  await ask('clock.set', { seconds: 90 });
  await ask('clock.advance', { seconds: 65.4 });
};
