import type * as z from 'zod/mini';
import { COMMANDS, type CommandName } from '../contract/commands.ts';
import { SETTINGS } from '../privacy/vocabulary.ts';
import { isTrue } from './condition.ts';
import { millisecondsOf } from './durations.ts';
import type { StepEntry } from './language.ts';

/** What a step does: commands of the contract wherever there is one. */
export type Deed =
  | { readonly does: 'command'; readonly command: CommandName; readonly argument: unknown }
  /** Two commands, of which the second needs the code that the first one gave. */
  | { readonly does: 'pair'; readonly name: string; readonly language: string | undefined }
  | { readonly does: 'power' };

/** What is wrong with a deed, at a path below its step. */
export type DeedProblem = { readonly path: readonly string[]; readonly expected: string };

const command = (name: CommandName, argument?: unknown): Deed => ({
  does: 'command',
  command: name,
  argument,
});

/** The keys of a step that make it do something. */
const ACTIONS = [
  'do',
  'drive',
  'ignition',
  'profile',
  'guest',
  'confirm',
  'switch',
  'pause',
  'resume',
  'consent',
  'contract',
  'service',
  'say',
  'crash',
  'theft',
  'fault',
  'notice',
  'pair',
  'broker',
  'network',
  'store',
  'power',
  'clock',
] as const satisfies readonly (keyof StepEntry)[];

/** What a step asks for, in a word or two, for the report. */
export const actionOf = (entry: StepEntry): string => {
  const key = ACTIONS.find((action) => entry[action] !== undefined);
  if (key === undefined) return 'nothing';
  const value = entry[key];
  return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
};

export const actionsOf = (entry: StepEntry): readonly string[] =>
  ACTIONS.filter((action) => entry[action] !== undefined);
export const ACTION_NAMES: readonly string[] = ACTIONS;

const switched = (of: object, each: (key: string, on: boolean) => Deed): readonly Deed[] =>
  Object.entries(of).flatMap(([key, on]) => (on === undefined ? [] : [each(key, isTrue(on))]));

const pauseOf = (end: string, setting: string | undefined): Deed | null => {
  const one = setting === undefined ? {} : { setting };
  if (/^until\s+ignition\s+off$/iu.test(end.trim()))
    return command('privacy.pause', { ...one, until: 'ignition-off' });
  const duration = millisecondsOf(end);
  return duration === null || duration % 60_000 !== 0 || duration === 0
    ? null
    : command('privacy.pause', { ...one, minutes: duration / 60_000 });
};

const PAUSE = 'whole minutes, such as 30 min, or "until ignition off"';
const THEFT = {
  agree: command('theft.consent', { on: true }),
  disagree: command('theft.consent', { on: false }),
  report: command('theft.report'),
  end: command('theft.end'),
} as const;

/** What a step does, in the order of its keys in the language. */
export const deedsOf = (entry: StepEntry): readonly Deed[] | DeedProblem => {
  const deeds: Deed[] = [];
  if (entry.do === 'power.cut') deeds.push({ does: 'power' });
  else if (entry.do !== undefined) deeds.push(command(entry.do, entry.with));
  if (entry.drive === 'stop') deeds.push(command('drive.stop'));
  else if (entry.drive !== undefined)
    deeds.push(command('drive.start', entry.drive === 'start' ? undefined : { route: entry.drive }));
  if (entry.ignition !== undefined) deeds.push(command('vehicle.set', { ignition: entry.ignition }));
  if (entry.profile === 'guest') deeds.push(command('profile.unload'));
  else if (entry.profile !== undefined) deeds.push(command('profile.load', { profile: entry.profile }));
  if (entry.guest !== undefined) deeds.push(command('guest.accept', { terms: true, notice: true }));
  if (entry.confirm !== undefined)
    deeds.push(command(entry.confirm === 'driver' ? 'profile.confirm' : 'notice.confirm'));
  if (entry.switch !== undefined)
    deeds.push(...switched(entry.switch, (setting, on) => command('privacy.set', { setting, on })));
  if (entry.pause !== undefined) {
    const wanted = typeof entry.pause === 'string' ? { all: entry.pause } : entry.pause;
    for (const [setting, end] of Object.entries(wanted)) {
      if (end === undefined) continue;
      const deed = pauseOf(end, setting === 'all' ? undefined : setting);
      if (deed === null)
        return { path: typeof entry.pause === 'string' ? ['pause'] : ['pause', setting], expected: PAUSE };
      deeds.push(deed);
    }
  }
  if (entry.resume !== undefined)
    deeds.push(
      command(
        'privacy.resume',
        SETTINGS.some((setting) => setting === entry.resume) ? { setting: entry.resume } : undefined,
      ),
    );
  if (entry.consent !== undefined)
    deeds.push(...switched(entry.consent, (purpose, on) => command('consent.set', { purpose, on })));
  if (entry.contract !== undefined)
    deeds.push(...switched(entry.contract, (contract, on) => command('contract.set', { contract, on })));
  if (entry.service !== undefined)
    deeds.push(...switched(entry.service, (service, on) => command('service.set', { service, on })));
  if (entry.say !== undefined) deeds.push(command('assistant.say', { text: entry.say }));
  if (entry.crash !== undefined) deeds.push(command('vehicle.crash'));
  if (entry.theft !== undefined) deeds.push(THEFT[entry.theft]);
  if (entry.fault !== undefined)
    deeds.push(...switched(entry.fault, (fault, on) => command('vehicle.fault', { fault, on })));
  if (entry.notice !== undefined) deeds.push(command('notice.publish', entry.notice));
  if (entry.pair !== undefined)
    deeds.push({ does: 'pair', name: entry.pair.name, language: entry.pair.language });
  if (entry.broker !== undefined) deeds.push(command('broker.fault', { state: entry.broker }));
  if (entry.network !== undefined) deeds.push(command('network.fault', { state: entry.network }));
  if (entry.store !== undefined) deeds.push(command('store.fault', { state: entry.store }));
  if (entry.power !== undefined) deeds.push({ does: 'power' });
  if (entry.clock !== undefined) {
    const size = millisecondsOf(entry.clock.slice(1)) ?? 0;
    deeds.push(command('clock.set', { seconds: (entry.clock.startsWith('-') ? -size : size) / 1_000 }));
  }
  return deeds;
};

/** What the contract says to the argument of a command; null where it fits. */
export const argumentProblem = (deed: Deed): readonly z.core.$ZodIssue[] | null => {
  if (deed.does !== 'command') return null;
  const result = COMMANDS[deed.command].argument.safeParse(deed.argument);
  return result.success ? null : result.error.issues;
};
