import { type Fault, UnitError } from '../contract/errors.ts';
import { createLog } from '../host/log.ts';
import { type Run, startRun } from '../host/run.ts';
import type { Settings } from '../host/settings.ts';
import { UNIT_OPTIONS } from './options.ts';
import { untilAskedToStop } from './signals.ts';
import { settingsOf } from './unit-settings.ts';
import { readValues } from './values.ts';

/** What a stand is sent: the options of `serve`, by their keys, or that the unit is to end. */
export type StandOrder =
  | {
      readonly do: 'start';
      readonly options: Readonly<Record<string, string>>;
      /** For an outside broker: options can be seen by every user of the machine, and this can't. */
      readonly password: string | null;
      /** What an outside broker speaks: a test knows its own, and no unit has to find out. */
      readonly protocol: '3.1.1' | '5';
    }
  | { readonly do: 'stop' };

/** What a stand answers. */
export type StandAnswer =
  | { readonly ready: object }
  | { readonly stopped: true }
  | { readonly fault: Fault | { readonly message: string } };

const withProtocol = (settings: Settings, protocol: '3.1.1' | '5'): Settings =>
  settings.broker.kind === 'embedded'
    ? settings
    : { ...settings, broker: { kind: 'external', target: { ...settings.broker.target, protocol } } };

/**
 * `glovebox stand`, hidden: a process that is warm, and has units one after the other, so that a test need not wait for
 * Node to load one. It has one unit at a time: killing it is a power cut of that unit and of nothing else.
 * @returns the exit code, when its parent is gone or it was asked to stop, with its unit turned off in order
 */
export const stand = async (): Promise<number> => {
  let run: Run | null = null;
  let last: Promise<void> = Promise.resolve();
  const answer = (words: StandAnswer): void => {
    if (process.connected) process.send?.(words);
  };

  const stop = async (): Promise<void> => {
    const ending = run;
    run = null;
    await ending?.close();
  };
  const start = async ({
    options,
    password,
    protocol,
  }: Extract<StandOrder, { do: 'start' }>): Promise<object> => {
    await stop();
    // Neither variables nor a config file: a test says all that its unit depends on.
    const values = readValues(UNIT_OPTIONS, {
      flags: options,
      environment: {},
      folder: options['data'] ?? '',
    });
    const settings = withProtocol(settingsOf(values, password ?? undefined), protocol);
    const started = await startRun({
      settings,
      port: values.port ?? 0,
      log: await createLog(settings.logLevel),
    });
    run = started;
    return {
      ready: true,
      url: started.web.url(),
      control: started.web.controlUrl,
      broker: started.brokerUrl,
      data: started.data,
      pid: process.pid,
    };
  };

  const obey = async (order: StandOrder): Promise<void> => {
    try {
      if (order.do === 'start') answer({ ready: await start(order) });
      else {
        await stop();
        answer({ stopped: true });
      }
    } catch (error) {
      answer({ fault: error instanceof UnitError ? error.fault() : { message: String(error) } });
    }
  };
  process.on('message', (order: StandOrder) => {
    last = last.then(() => obey(order));
  });
  await Promise.race([
    untilAskedToStop(),
    new Promise<void>((resolve) => process.once('disconnect', () => resolve())),
  ]);
  await last;
  await stop();
  if (process.connected) process.disconnect();
  return 0;
};
