import type { CommanderError } from 'commander';
import { UnitError } from '../contract/errors.ts';
import { oneOf } from './nearest.ts';

const quoted = (message: string): string => /'([^']+)'/u.exec(message)?.[1] ?? '';

/** A usage error in the words of every other error: what was found, and the nearest that is known. */
export const usageError = (
  error: CommanderError,
  flags: readonly string[],
  commands: readonly string[],
): UnitError => {
  const found = quoted(error.message);
  const help = 'See `glovebox --help`.';
  switch (error.code) {
    case 'commander.unknownOption':
      return new UnitError('bad-input', `There is no option ${found}.`, oneOf(found, flags));
    case 'commander.unknownCommand':
      return new UnitError('bad-input', `There is no subcommand "${found}".`, oneOf(found, commands));
    case 'commander.optionMissingArgument':
      return new UnitError(
        'bad-input',
        `The option ${found.split(' ')[0]} needs a value.`,
        `Write ${found}.`,
      );
    default: {
      const [first = '', ...rest] = error.message.replace(/^error: /u, '');
      return new UnitError('bad-input', `${first.toUpperCase()}${rest.join('').replace(/\.?$/u, '.')}`, help);
    }
  }
};
