import type { CommanderError } from 'commander';
import { UnitError } from '../contract/errors.ts';
import { oneOf } from './nearest.ts';

/** What is expected where an argument of a subcommand is missing, by the name that the help gives it. */
const NEEDED: Readonly<Record<string, readonly [sentence: string, remedy: string]>> = {
  command: [
    '`glovebox ctl` needs a command for the unit that runs.',
    'Write `glovebox ctl unit.state`; `glovebox ctl list` has all of them.',
  ],
  scenario: [
    '`glovebox simulate` needs a scenario: YAML files, a folder of them, or bundled ones by name.',
    'Write `glovebox simulate off-means-off`, for example.',
  ],
  file: [
    '`glovebox replay` needs a file: what --record wrote, or a CSV file of Kuksa.',
    'Write `glovebox replay drive.ndjson`, for example.',
  ],
  a: ['`glovebox diff` needs two recordings.', 'Write `glovebox diff one.ndjson other.ndjson`, for example.'],
  b: [
    '`glovebox diff` needs a second recording.',
    'Write `glovebox diff one.ndjson other.ndjson`, for example.',
  ],
};

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
    case 'commander.missingArgument': {
      const [sentence, remedy] = NEEDED[found] ?? [`The argument ${found} is missing.`, help];
      return new UnitError('bad-input', sentence, remedy);
    }
    default: {
      const [first = '', ...rest] = error.message.replace(/^error: /u, '');
      return new UnitError('bad-input', `${first.toUpperCase()}${rest.join('').replace(/\.?$/u, '.')}`, help);
    }
  }
};
