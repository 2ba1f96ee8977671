import { join, relative, sep } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { OBSTACLES, type Obstacle, type ScenarioInfo } from '../contract/scenario-schemas.ts';
import type { Profile } from '../contract/schemas.ts';
import { either, oneOf } from '../nearest.ts';
import { loadScenario } from '../scenario/compile.ts';
import type { Parameters } from '../scenario/parameters.ts';
import type { ScenarioRun } from '../scenario/run.ts';
import { knownNames } from './assemble.ts';
import { isGiven } from './simulate-deeds.ts';
import { bundledFolder, namesIn, readerFor } from './simulate-library.ts';

/** What a unit of the scenario's own is for, as a remedy. */
const own = (name: string): string => `Run it in a unit of its own: glovebox simulate ${name}`;

const FORBIDDEN: Readonly<Record<Obstacle, string>> = {
  power: 'it cuts the power',
};

const runsOf = (name: string, folder: string): readonly ScenarioRun[] => {
  const path = join(folder, `${name}.yaml`);
  const near = relative(process.cwd(), path);
  const file = (near.startsWith('..') ? path : near).replaceAll(sep, '/');
  return loadScenario(file, readerFor(file), knownNames());
};

const obstaclesIn = (runs: readonly ScenarioRun[]): readonly Obstacle[] => {
  const needed = new Set(
    runs.flatMap(({ steps }) =>
      steps.flatMap(({ deeds }) => deeds.filter((deed) => !isGiven(deed)).map(({ does }) => String(does))),
    ),
  );
  return OBSTACLES.filter((obstacle) => needed.has(obstacle));
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const infoOf = (name: string, folder: string): ScenarioInfo[] => {
  const runs = runsOf(name, folder);
  const [first] = runs;
  if (first === undefined) return [];
  return [
    {
      name,
      title: first.title,
      about: first.about,
      rules: [...first.rules],
      duration: first.duration,
      parameters: Object.fromEntries(
        Object.keys(first.parameters).map((key) => [
          key,
          unique(runs.map(({ parameters }) => parameters[key] ?? null)),
        ]),
      ),
      checks: unique(runs.flatMap(({ expectations }) => expectations.map(({ says }) => says))),
      obstacles: [...obstaclesIn(runs)],
    },
  ];
};

const kept = new Map<string, readonly ScenarioInfo[]>();

/** The scenarios of a folder; the bundled ones by default. They are read once. @throws UnitError for one that is spoilt */
export const listScenarios = (folder = bundledFolder()): readonly ScenarioInfo[] => {
  const known = kept.get(folder) ?? namesIn(folder).flatMap((name) => infoOf(name, folder));
  kept.set(folder, known);
  return known;
};

/** `on` may be given as a word or as a boolean. */
const same = (known: unknown, given: unknown): boolean =>
  String(known) === String(given === true ? 'on' : given === false ? 'off' : given) ||
  String(known) === String(given);

const checkParameters = (name: string, given: Parameters, runs: readonly ScenarioRun[]): void => {
  const [first] = runs;
  for (const [key, value] of Object.entries(given)) {
    const names = Object.keys(first?.parameters ?? {});
    if (!names.includes(key))
      throw new UnitError(
        'bad-input',
        `The scenario ${name} has no parameter "${key}".`,
        names.length === 0 ? 'Leave "parameters" out.' : oneOf(key, names),
      );
    const values = unique(runs.map(({ parameters }) => parameters[key]));
    if (values.some((known) => same(known, value))) continue;
    throw new UnitError(
      'bad-input',
      `The parameter "${key}" of ${name} can't be ${JSON.stringify(value)}.`,
      `Choose ${either(values.map(String))}.`,
    );
  }
};

/**
 * The run of a scenario with these parameters; where one is left out, its first value is taken.
 * @throws UnitError `bad-input` for an unknown name or parameter, `not-now` for what a unit in use can't be given; nothing was done
 */
export const chooseRun = (name: string, given: Parameters, folder = bundledFolder()): ScenarioRun => {
  const names = namesIn(folder);
  if (!names.includes(name))
    throw new UnitError('bad-input', `There is no scenario "${name}".`, oneOf(name, names));
  const runs = runsOf(name, folder);
  checkParameters(name, given, runs);
  const run = runs.find(({ parameters }) =>
    Object.entries(given).every(([key, value]) => same(parameters[key], value)),
  );
  if (run === undefined) throw new UnitError('bad-input', `The scenario ${name} has no run.`, own(name));
  const obstacles = obstaclesIn([run]);
  if (obstacles.length > 0)
    throw new UnitError(
      'not-now',
      `A unit in use can't run ${name}: ${obstacles.map((obstacle) => FORBIDDEN[obstacle]).join(', and ')}.`,
      own(name),
    );
  return run;
};

/**
 * Who owns the vehicle, and whether the owner is loaded now.
 * @throws UnitError `not-now` where the scenario begins with somebody whom this unit does not know; nothing was done
 */
export const ownerFor = (
  { start }: ScenarioRun,
  name: string,
  profiles: readonly Profile[],
): { readonly name: string; readonly loaded: boolean } => {
  const owner = profiles.find(({ kind }) => kind === 'primary');
  const wanted = start.profile ?? owner?.name ?? 'guest';
  if (wanted !== 'guest' && !profiles.some((profile) => profile.name === wanted || profile.id === wanted))
    throw new UnitError(
      'not-now',
      `The scenario ${name} begins with the profile "${wanted}", which this unit does not have.`,
      `Register it first. Or run it in a unit of its own: glovebox simulate ${name}`,
    );
  return { name: owner?.name ?? 'guest', loaded: owner?.active ?? false };
};
