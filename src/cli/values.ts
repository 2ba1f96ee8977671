import { CONFIG_FILE, readConfigFile } from './config-file.ts';
import { oneOf } from './nearest.ts';
import { flagOf, OPTION_KEYS, OPTIONS, type OptionKey, type Values, variableOf } from './options.ts';

/** The three places that an option can be set, the strongest first. */
export type Sources = {
  /** As commander gives them: text, or true and false for a flag that takes none. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the config file is looked for. */
  readonly folder: string;
};

/**
 * The options of a subcommand: flags win over variables, variables over the config file. Everything that is set is
 * checked, also where something stronger is set.
 * @throws UnitError `bad-input`, naming the flag, variable or key
 */
export const readValues = (keys: readonly OptionKey[], sources: Sources): Values => {
  const file = readConfigFile(sources.folder, OPTION_KEYS);
  const values: Record<string, unknown> = {};
  for (const key of keys) {
    const { read } = OPTIONS[key];
    const variable = variableOf(key);
    const flag = sources.flags[key];
    // Commander reports `open: true` for a --no-open that was not given.
    const given = flag === undefined || (key === 'open' && flag === true) ? undefined : String(flag);
    const places = [
      [file.get(key), `"${key}" in ${CONFIG_FILE}`],
      [sources.environment[variable] || undefined, variable],
      [given, flagOf(key)],
    ] as const;
    for (const [text, where] of places) if (text !== undefined) values[key] = read(text, where);
  }
  return values;
};

/** Variables that belong to Glovebox and are no option. */
const OTHER_VARIABLES = ['GLOVEBOX_BROKER_PASSWORD', 'GLOVEBOX_ELECTRON_RUN'];

/** A sentence for each variable that looks like one of Glovebox's and is none: most likely misspelt. */
export const strayVariables = (environment: Sources['environment']): readonly string[] => {
  const known = [...OPTION_KEYS.map(variableOf), ...OTHER_VARIABLES];
  return Object.keys(environment)
    .filter((name) => name.startsWith('GLOVEBOX_') && !known.includes(name))
    .map((name) => `The variable ${name} is not one of Glovebox's and is ignored. ${oneOf(name, known)}`);
};
