import { createLog } from '../host/log.ts';
import { startRun } from '../host/run.ts';
import type { Values } from './options.ts';
import { untilAskedToStop } from './signals.ts';
import { settingsOf } from './unit-settings.ts';

/**
 * `glovebox serve`: the unit without a window. When it is ready, exactly one JSON line goes to stdout.
 * @returns the exit code, once the process was asked to stop and everything is closed
 */
export const serve = async (values: Values, environment: NodeJS.ProcessEnv): Promise<number> => {
  const settings = settingsOf(values, environment['GLOVEBOX_BROKER_PASSWORD']);
  const log = await createLog(settings.logLevel);
  const stopped = untilAskedToStop();
  const run = await startRun({ settings, port: values.port ?? 0, log });
  const ready = {
    ready: true,
    url: run.web.url(),
    control: run.web.controlUrl,
    broker: run.brokerUrl,
    data: run.data,
    pid: process.pid,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  log.info({ port: run.web.port, data: run.data }, 'The head unit is ready.');
  await stopped;
  log.info({}, 'The head unit is turned off.');
  await run.close();
  return 0;
};
