import { type Control, connectControl, Refused } from '../../client/control.ts';
import { UnitError } from '../contract/errors.ts';
import { readUnitFile } from '../host/unit-file.ts';
import { defaultDataFolder } from './data-folder.ts';
import type { Values } from './options.ts';

const unreachable = (sentence: string, data: string | null): UnitError =>
  new UnitError(
    'unreachable',
    sentence,
    `Start one with \`glovebox serve${data === null ? '' : ` --data ${data}`}\`, or name another with --control or --data.`,
  );

/** Where a running unit is. */
export type ControlAddress = { readonly url: string; readonly data: string | null };

const checked = (text: string): string => {
  if (URL.canParse(text) && ['ws:', 'wss:'].includes(new URL(text).protocol)) return text;
  throw new UnitError(
    'bad-input',
    '--control must be a ws:// URL.',
    'Copy it from the field "control" of the line that `glovebox serve` prints.',
  );
};

/**
 * The unit that --control names, or else the one that last started on the data folder.
 * @throws UnitError `bad-input` or `unreachable`
 */
export const controlAddress = ({ control, data }: Pick<Values, 'control' | 'data'>): ControlAddress => {
  if (control !== undefined) return { url: checked(control), data: null };
  const folder = data ?? defaultDataFolder();
  if (folder === ':memory:') {
    throw new UnitError(
      'bad-input',
      'A unit on :memory: leaves no file to find it by.',
      'Name it with --control, from the line that `glovebox serve` printed.',
    );
  }
  const file = readUnitFile(folder);
  if (file === null) throw unreachable(`No unit runs on the data folder ${folder}.`, folder);
  if (file.control === null) {
    throw new UnitError(
      'unreachable',
      `The control API of the unit that runs on ${folder} is off.`,
      'Start it with --control-api on, or name another with --control or --data.',
    );
  }
  return { url: checked(file.control), data: folder };
};

/** What went wrong on the way to a unit, with what to start instead. */
const explained = (error: unknown, data: string | null): unknown =>
  error instanceof UnitError && error.code === 'unreachable' ? unreachable(error.sentence, data) : error;

/**
 * Asks the unit at an address for one thing.
 * @throws UnitError the fault that the unit answered with, or `unreachable` with what to start
 */
export const askUnit = async (
  { url, data }: ControlAddress,
  command: string,
  argument: unknown,
): Promise<unknown> => {
  try {
    const unit = await connectControl(url);
    try {
      return await unit.callRaw(command, argument);
    } finally {
      unit.close();
    }
  } catch (error) {
    // Who typed the command knows which it was.
    if (error instanceof Refused) {
      const { code, sentence, remedy } = error.answer;
      throw new UnitError(code, sentence, remedy);
    }
    throw explained(error, data);
  }
};

/**
 * Connects to the unit at an address, to hear its events.
 * @throws UnitError `unreachable`, with what to start
 */
export const hearUnit = async ({ url, data }: ControlAddress): Promise<Control> => {
  try {
    return await connectControl(url);
  } catch (error) {
    throw explained(error, data);
  }
};
