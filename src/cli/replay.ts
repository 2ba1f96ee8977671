import { resolve } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { assemble } from '../host/assemble.ts';
import { createLog } from '../host/log.ts';
import { startDriving, startRun } from '../host/run.ts';
import type { HostedUnit } from '../host/seat.ts';
import type { Settings } from '../host/settings.ts';
import type { Values } from './options.ts';
import { untilAskedToStop } from './signals.ts';
import { settingsOf } from './unit-settings.ts';

/** As far as the time of the unit goes in one go, in seconds. */
const STRIDE = 60;

const ORIGIN = { device: 'control', screen: null } as const;

const print = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

/** What there is to tell at the end: what was in the file, and what became of it. */
const tellEnd = async (unit: HostedUnit, summary: object | null): Promise<void> => {
  print({ replayed: true, ...summary, telemetry: await unit.handlers['telemetry.stats'](undefined, ORIGIN) });
};

const hasArrived = async (unit: HostedUnit): Promise<boolean> => {
  const { drive } = await unit.handlers['unit.state'](undefined, ORIGIN);
  return drive === null || drive.arrived;
};

/** As fast as it goes, without a window: time moves on as soon as the wire has taken what there was. */
const replayAtOnce = async (settings: Settings): Promise<number> => {
  const log = await createLog(settings.logLevel);
  const { unit, replay, close } = await assemble({ ...settings, clock: 'virtual' }, log);
  try {
    await startDriving(unit);
    while (!(await hasArrived(unit))) await unit.handlers['clock.advance']({ seconds: STRIDE }, ORIGIN);
    await tellEnd(unit, replay);
  } finally {
    await close();
  }
  return 0;
};

const replayInTime = async (settings: Settings, port: number): Promise<number> => {
  const log = await createLog(settings.logLevel);
  const stopped = untilAskedToStop();
  const run = await startRun({ settings, port, log });
  const arrived = new Promise<void>((done) => {
    run.unit.onEvent(
      () =>
        void hasArrived(run.unit).then(
          (is) => is && done(),
          () => undefined,
        ),
    );
  });
  await startDriving(run.unit);
  print({
    ready: true,
    url: run.web.url(),
    control: run.web.controlUrl,
    broker: run.brokerUrl,
    data: run.data,
    pid: process.pid,
  });
  await Promise.race([stopped, arrived]);
  await tellEnd(run.unit, run.replay);
  await run.close();
  return 0;
};

/**
 * `glovebox replay`: the signals of a recording, or of a CSV file of Kuksa's, offered to a unit with the profile and the switches of
 * today. It ends with the file, and tells in one JSON line what was in it and what left.
 * @returns the exit code
 */
export const replay = async (
  file: string,
  values: Values,
  environment: NodeJS.ProcessEnv,
): Promise<number> => {
  if (values.route !== undefined) {
    throw new UnitError(
      'bad-input',
      '--route is for a simulated car, but a replay drives its own.',
      'Leave --route out.',
    );
  }
  const { speed, ...others } = values;
  const atOnce = speed === 'max';
  if (!atOnce && values.clock === 'virtual') {
    throw new UnitError(
      'bad-input',
      'A replay moves its own time.',
      'Use --speed max instead of --clock virtual.',
    );
  }
  const settings: Settings = {
    ...settingsOf(speed === undefined || atOnce ? others : values, environment['GLOVEBOX_BROKER_PASSWORD']),
    replay: resolve(file),
  };
  return atOnce ? replayAtOnce(settings) : replayInTime(settings, values.port ?? 0);
};
