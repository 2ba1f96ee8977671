import { Command, CommanderError } from 'commander';
import { exitCodeOf, tell } from '../host/exit.ts';
import { usageError } from './commander-errors.ts';
import { flagOf, OPTIONS, type OptionKey, UNIT_OPTIONS } from './options.ts';
import { readValues, strayVariables } from './values.ts';

const START_OPTIONS = [
  ...UNIT_OPTIONS,
  'host',
  'kiosk',
  'open',
  'controlApi',
] as const satisfies readonly OptionKey[];
const CTL_OPTIONS = ['data', 'control', 'logLevel'] as const satisfies readonly OptionKey[];
const DIFF_OPTIONS = ['tolerance', 'json', 'logLevel'] as const satisfies readonly OptionKey[];
const SIMULATE_OPTIONS = [
  ...(['broker', 'brokerUsername', 'brokerPasswordFile', 'ca', 'cert', 'key', 'prefix'] as const),
  ...(['seed', 'speed', 'telemetryRate', 'jobs', 'record'] as const),
  ...(['junit', 'report', 'json', 'logLevel'] as const),
] as const satisfies readonly OptionKey[];
const MATRIX_OPTIONS = [
  ...(['broker', 'brokerUsername', 'brokerPasswordFile', 'ca', 'cert', 'key', 'prefix'] as const),
  ...(['whole', 'only', 'races', 'seed', 'junit', 'report', 'json', 'logLevel'] as const),
] as const satisfies readonly OptionKey[];
const CONFORMANCE_OPTIONS = ['run', 'json'] as const satisfies readonly OptionKey[];

/** The options of each subcommand. */
const OPTIONS_OF = {
  start: START_OPTIONS,
  serve: UNIT_OPTIONS,
  ctl: CTL_OPTIONS,
  replay: UNIT_OPTIONS,
  diff: DIFF_OPTIONS,
  simulate: SIMULATE_OPTIONS,
  matrix: MATRIX_OPTIONS,
  conformance: CONFORMANCE_OPTIONS,
} as const;

const FOOTER = `
Every option is also a variable (--log-level: GLOVEBOX_LOG_LEVEL) and a key of glovebox.config.json (logLevel).
Exit codes: 0 success, 1 failure, 2 input that can't be used, 3 a part that can't be reached.`;

const withOptions = (command: Command, keys: readonly OptionKey[]): Command =>
  keys.reduce((so, key) => so.option(OPTIONS[key].flag, OPTIONS[key].says), command);

const wantsStacks = (words: readonly string[], environment: NodeJS.ProcessEnv): boolean =>
  environment['GLOVEBOX_LOG_LEVEL'] === 'debug' ||
  words.includes('--log-level=debug') ||
  words[words.indexOf('--log-level') + 1] === 'debug';

/**
 * Runs `glovebox` with `words` as its arguments. Each subcommand is loaded when it is asked for, so that `ctl` loads
 * neither broker nor store. Never rejects: what goes wrong is told on stderr.
 * @returns the exit code
 */
export const runCommandLine = async (
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> => {
  let code = 0;
  const program = new Command('glovebox')
    .description('A vehicle head unit on a desk, on a real MQTT wire.')
    .addHelpText('after', FOOTER);
  const valuesOf = (keys: readonly OptionKey[], flags: Record<string, unknown>) => {
    for (const sentence of strayVariables(environment)) process.stderr.write(`${sentence}\n`);
    return readValues(keys, { flags, environment, folder: process.cwd() });
  };

  withOptions(
    program.command('start').description('the unit in a window, with the car driving'),
    START_OPTIONS,
  )
    .allowExcessArguments(false)
    .action(async (flags: Record<string, unknown>) => {
      const { start } = await import('./start.ts');
      code = await start(valuesOf(START_OPTIONS, flags), environment);
    });
  withOptions(
    program.command('serve').description('the unit without a window: web host and control API'),
    UNIT_OPTIONS,
  )
    .allowExcessArguments(false)
    .action(async (flags: Record<string, unknown>) => {
      const { serve } = await import('./serve.ts');
      code = await serve(valuesOf(UNIT_OPTIONS, flags), environment);
    });
  withOptions(
    program
      .command('ctl')
      .description('ask a running unit: a command of `ctl list`, or list, or watch [event]'),
    CTL_OPTIONS,
  )
    .argument('<command>', 'such as unit.state')
    .argument('[json]', 'its argument, such as \'{"profile":"…"}\'; for watch, the event')
    .allowExcessArguments(false)
    .action(async (command: string, json: string | undefined, flags: Record<string, unknown>) => {
      const { ctl } = await import('./ctl.ts');
      code = await ctl(command, json, valuesOf(CTL_OPTIONS, flags));
    });
  withOptions(
    program
      .command('replay')
      .description('a recording, or a CSV file of Kuksa, as the car of a unit with the switches of today'),
    UNIT_OPTIONS,
  )
    .argument('<file>', 'what --record wrote, or a CSV file with the header field,signal,value,delay')
    .allowExcessArguments(false)
    .action(async (file: string, flags: Record<string, unknown>) => {
      const { replay } = await import('./replay.ts');
      code = await replay(file, valuesOf(UNIT_OPTIONS, flags), environment);
    });
  withOptions(
    program
      .command('diff')
      .description(
        'whether two recordings tell of the same, ids and times aside: exit code 0 if so, 1 if not',
      ),
    DIFF_OPTIONS,
  )
    .argument('<a>', 'a recording')
    .argument('<b>', 'another')
    .allowExcessArguments(false)
    .action(async (a: string, b: string, flags: Record<string, unknown>) => {
      const { diff } = await import('./diff.ts');
      code = diff(a, b, valuesOf(DIFF_OPTIONS, flags));
    });
  withOptions(
    program
      .command('simulate')
      .description(
        'scenarios without a window: what was expected of the wire and the unit, and whether it held',
      ),
    SIMULATE_OPTIONS,
  )
    .argument('<scenario...>', 'YAML files, a folder of them, or bundled ones by name, such as off-means-off')
    .action(async (files: readonly string[], flags: Record<string, unknown>) => {
      const { simulate } = await import('./simulate.ts');
      code = await simulate(files, valuesOf(SIMULATE_OPTIONS, flags), environment);
    });
  program.command('simulate-lane', { hidden: true }).action(async () => {
    const { simulateLane } = await import('./simulate.ts');
    code = await simulateLane();
  });
  program.command('stand', { hidden: true }).action(async () => {
    const { stand } = await import('./stand.ts');
    code = await stand();
  });
  withOptions(
    program
      .command('matrix')
      .description('every two of all that a decision rests on, and races, against the reference model'),
    MATRIX_OPTIONS,
  )
    .allowExcessArguments(false)
    .action(async (flags: Record<string, unknown>) => {
      const { matrix } = await import('./matrix.ts');
      code = await matrix(valuesOf(MATRIX_OPTIONS, flags), environment);
    });
  program.command('matrix-unit', { hidden: true }).action(async () => {
    const { matrixUnit } = await import('./matrix.ts');
    code = await matrixUnit();
  });
  withOptions(
    program.command('conformance').description('which rules of the privacy model are proven, by which test'),
    CONFORMANCE_OPTIONS,
  )
    .allowExcessArguments(false)
    .action(async (flags: Record<string, unknown>) => {
      const { conformance } = await import('./conformance.ts');
      code = await conformance(valuesOf(CONFORMANCE_OPTIONS, flags));
    });

  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  if (words.length === 0) {
    process.stdout.write(program.helpInformation());
    return 0;
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const asked = words.find((word): word is keyof typeof OPTIONS_OF => Object.hasOwn(OPTIONS_OF, word));
      const flags = (asked === undefined ? [] : OPTIONS_OF[asked]).map(flagOf);
      const usage = usageError(error, [...flags, '--help'], [...Object.keys(OPTIONS_OF), 'help']);
      tell(usage);
      return exitCodeOf(usage);
    }
    tell(error, wantsStacks(words, environment));
    return exitCodeOf(error);
  }
};
