import { COMMAND_NAMES, isCommand } from '../contract/commands.ts';
import { UnitError } from '../contract/errors.ts';
import { EVENT_NAMES } from '../contract/events.ts';
import { contractTable } from './contract-table.ts';
import { askUnit, controlAddress, hearUnit } from './control-client.ts';
import { oneOf } from './nearest.ts';
import type { Values } from './options.ts';
import { untilAskedToStop } from './signals.ts';

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n`);
};

const argumentOf = (command: string, json: string | undefined): unknown => {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UnitError(
      'bad-input',
      `The argument of ${command} is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Put it in single quotes, such as \'{"profile":"…"}\'; `glovebox ctl list` shows what each command takes.',
    );
  }
};

const ask = async (command: string, json: string | undefined, values: Values): Promise<number> => {
  if (!isCommand(command)) {
    const known = [...COMMAND_NAMES, 'list', 'watch'];
    throw new UnitError('unknown-command', `There is no command "${command}".`, oneOf(command, known));
  }
  const argument = argumentOf(command, json);
  print(await askUnit(controlAddress(values), command, argument));
  return 0;
};

/** Prints events until the process is asked to stop, the reader closes the pipe, or the unit goes away. */
const watch = async (event: string | undefined, values: Values): Promise<number> => {
  if (event !== undefined && !EVENT_NAMES.some((known) => known === event)) {
    throw new UnitError('bad-input', `There is no event "${event}".`, oneOf(event, EVENT_NAMES));
  }
  const client = await hearUnit(controlAddress(values));
  const enough = new Promise<void>((resolve) => {
    process.stdout.once('error', () => resolve());
  });
  client.onEvery((frame) => {
    if (event === undefined || frame.event === event) process.stdout.write(`${JSON.stringify(frame)}\n`);
  });
  const wanted = Promise.race([untilAskedToStop(), enough]).then(() => 'stopped' as const);
  const ended = await Promise.race([wanted, client.closed]);
  client.close();
  if (ended === 'stopped') return 0;
  throw new UnitError('unreachable', 'The unit went away.', 'Start it again with `glovebox serve`.');
};

/**
 * `glovebox ctl`: one row of the contract on a running unit, the table itself, or its events as they come.
 * @returns the exit code
 * @throws UnitError as the unit answered it, or `unreachable`
 */
export const ctl = async (command: string, json: string | undefined, values: Values): Promise<number> => {
  if (command === 'watch') return watch(json, values);
  if (command !== 'list') return ask(command, json, values);
  process.stdout.write(`${JSON.stringify(contractTable(), null, 2)}\n`);
  return 0;
};
