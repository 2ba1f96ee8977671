import type { Log } from '../telemetry/telemetry.ts';
import type { Assembled } from './assemble.ts';
import type { PageLinksOptions } from './page-links.ts';
import { rendererFolder } from './places.ts';
import { mustBeFree } from './port.ts';
import { type HostedUnit, takeSeat } from './seat.ts';
import { readSessions, writeSessions } from './session-file.ts';
import type { Settings } from './settings.ts';
import { removeUnitFile, writeUnitFile } from './unit-file.ts';
import { startWebHost, type WebHost } from './web-host.ts';

/** A head unit that runs, with its web host: the same behind a window, a browser, or none. */
export type Run = {
  readonly unit: HostedUnit;
  readonly web: WebHost;
  readonly brokerUrl: string;
  readonly data: string;
  /** What was found in the file that is replayed; null where the car is simulated. */
  readonly replay: Assembled['replay'];
  /** Stops all of it, in order; calling it again waits for the same end. */
  readonly close: () => Promise<void>;
};

export type RunOptions = {
  readonly settings: Settings;
  /** Of the web host; 0 takes a free one. */
  readonly port: number;
  /** Whether programs may send commands; they may by default. */
  readonly controlApi?: boolean;
  readonly log: Log;
};

/** Windows of an earlier run on this data folder come back by themselves, as long as the port is the same. */
const sessionsIn = (data: string, log: Log): PageLinksOptions => ({
  before: readSessions(data),
  keep: (sessions) => {
    try {
      writeSessions(data, sessions);
    } catch (error) {
      log.warn({ error, data }, 'sessions.json was not written: a window needs a new link after a restart.');
    }
  },
});

/**
 * Starts the unit and puts it on loopback, and leaves `unit.json` in the data folder for `glovebox ctl`.
 * @throws UnitError with nothing left running
 */
export const startRun = async ({ settings, port, controlApi = true, log }: RunOptions): Promise<Run> => {
  await mustBeFree(port);
  const seat = await takeSeat(settings, log);
  const { unit } = seat;
  const { brokerUrl, data, replay } = seat.assembled();
  const keepsFile = data !== ':memory:';
  let web: WebHost;
  try {
    web = await startWebHost({
      unit,
      port,
      rendererFolder: rendererFolder(),
      map: settings.map,
      controlApi,
      ...(keepsFile && { sessions: sessionsIn(data, log) }),
      log,
    });
  } catch (error) {
    await seat.close();
    throw error;
  }

  if (keepsFile) {
    try {
      writeUnitFile(data, { control: controlApi ? web.controlUrl : null, pid: process.pid });
    } catch (error) {
      log.warn(
        { error, data },
        'unit.json was not written: `glovebox ctl` finds this unit by --control alone.',
      );
    }
  }

  const close = async (): Promise<void> => {
    if (keepsFile) removeUnitFile(data, process.pid);
    await web.close();
    await seat.close();
  };
  let closing: Promise<void> | null = null;
  return {
    unit,
    web,
    brokerUrl,
    data,
    replay,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

/** Starts a drive, as `glovebox start` does so that the unit opens with the car on the road. */
export const startDriving = async (unit: HostedUnit): Promise<void> => {
  await unit.handlers['drive.start'](undefined, { device: 'head-unit', screen: null });
};
