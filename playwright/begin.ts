import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Control } from '../client/control.ts';
import { ROOT } from '../client/serve.ts';
import { UnitError } from '../src/contract/errors.ts';
import type { Profile } from '../src/contract/schemas.ts';
import { oneOf } from '../src/nearest.ts';
import { loadScenario } from '../src/scenario/compile.ts';
import type { ScenarioRun } from '../src/scenario/run.ts';
import { deedsOnFresh } from '../src/scenario/start.ts';
import type { GloveboxOptions } from './options.ts';

type Asked = Pick<Control, 'call' | 'callRaw'>;
/** One command of the way to the state in which a test begins, and the option that asks for it. */
type Wish = { readonly option: keyof GloveboxOptions; readonly command: string; readonly argument?: unknown };

const bad = (sentence: string, remedy: string): UnitError => new UnitError('bad-input', sentence, remedy);

const BUNDLED = join(ROOT, 'scenarios');
const SNAPSHOTS = join(ROOT, 'dist', 'snapshots');
const SNAPSHOT_ENDING = '.snapshot.json';

const scenarioFile = (name: string): string => {
  if (existsSync(name)) return name;
  const names = readdirSync(BUNDLED)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'));
  if (names.includes(name)) return join(BUNDLED, `${name}.yaml`);
  throw bad(
    `The option "scenario" names "${name}", which is neither a file nor a bundled scenario.`,
    oneOf(name, names),
  );
};

/**
 * The scenario that an option names, checked; of one with parameters the first run.
 * @throws UnitError `bad-input` with file, line and column
 */
export const scenarioOf = (name: string): ScenarioRun => {
  // Who and what there is, the unit knows: it runs already, and refuses what it has not.
  const [run] = loadScenario(scenarioFile(name), (path) => readFileSync(path, 'utf8'), null);
  if (run === undefined) throw bad(`The scenario "${name}" has no run.`, 'Give its parameters values.');
  return run;
};

/** The profile that a name, or a role, stands for. */
const profileNamed = (wanted: string, profiles: readonly Profile[]): Profile => {
  const found = profiles.find(({ name, kind, id }) => [name, kind, id].includes(wanted));
  if (found !== undefined) return found;
  const known = profiles.map(({ kind, name }) => (kind === 'guest' ? 'guest' : name));
  throw bad(
    `The option "profile" names "${wanted}", who is no driver of this car.`,
    oneOf(wanted, [...known, 'primary', 'secondary']),
  );
};

const wishesOf = (options: GloveboxOptions, profiles: readonly Profile[]): readonly Wish[] => {
  const { profile, accepted, switches, consents, scenario } = options;
  if (scenario !== null) {
    const owner = profiles.find(({ kind }) => kind === 'primary')?.name ?? 'guest';
    return deedsOnFresh(scenarioOf(scenario).start, owner).flatMap((deed) =>
      deed.does === 'command' ? [{ option: 'scenario' as const, ...deed }] : [],
    );
  }
  if (profile === null) return [];
  const { kind, id } = profileNamed(profile, profiles);
  const loaded: Wish =
    kind === 'guest'
      ? { option: 'profile', command: 'profile.unload' }
      : { option: 'profile', command: 'profile.load', argument: { profile: id } };
  return [
    loaded,
    ...(accepted
      ? [{ option: 'accepted' as const, command: 'guest.accept', argument: { terms: true, notice: true } }]
      : []),
    ...Object.entries(switches)
      .filter(([, on]) => on || kind !== 'guest')
      .map(([setting, on]) => ({
        option: 'switches' as const,
        command: 'privacy.set',
        argument: { setting, on },
      })),
    ...consents.map((purpose) => ({
      option: 'consents' as const,
      command: 'consent.set',
      argument: { purpose, on: true },
    })),
  ];
};

/**
 * Brings a unit into the state in which a test begins.
 * @throws UnitError `bad-input` where an option asks for what the unit refuses
 */
export const begin = async (unit: Asked, options: GloveboxOptions): Promise<void> => {
  if (options.snapshot !== null) {
    await unit.call('snapshot.restore', { name: options.snapshot });
    return;
  }
  if (options.welcomed)
    await unit.call('setup.complete', { language: options.language === 'profile' ? 'en' : options.language });
  if (options.profile === null && options.scenario === null) return;
  for (const { option, command, argument } of wishesOf(options, await unit.call('profile.list'))) {
    await unit.callRaw(command, argument).catch((error: unknown) => {
      if (!(error instanceof UnitError)) throw error;
      throw bad(`The option "${option}" asks for what the unit refuses: ${error.sentence}`, error.remedy);
    });
  }
};

const checkSnapshot = (name: string): void => {
  const names = readdirSync(SNAPSHOTS)
    .filter((file) => file.endsWith(SNAPSHOT_ENDING))
    .map((file) => basename(file, SNAPSHOT_ENDING));
  if (!names.includes(name))
    throw bad(
      `The option "snapshot" names "${name}", which does not come with Glovebox.`,
      `${oneOf(name, names)} One of your own is brought back by unit.restoreSnapshot.`,
    );
};

/** Checks the scenario or snapshot that a test begins with, before anything is started. @throws UnitError `bad-input` */
export const checkBeginning = ({
  scenario,
  snapshot,
}: Pick<GloveboxOptions, 'scenario' | 'snapshot'>): void => {
  if (scenario !== null) scenarioOf(scenario);
  if (snapshot !== null) checkSnapshot(snapshot);
};
