import type { Argument, CommandName, Result } from '../contract/commands.ts';
import type { UnitError } from '../contract/errors.ts';
import type { Deed } from '../scenario/deeds.ts';
import type { RunStep } from '../scenario/run.ts';

/** Asks a unit by its contract, as anybody would. @throws UnitError as it answered */
export type Ask = <C extends CommandName>(command: C, argument?: Argument<C>) => Promise<Result<C>>;

/** What is asked of the unit itself; the rest is done to what is around it. */
export type GivenDeed = Extract<Deed, { readonly does: 'command' | 'pair' }>;

export const isGiven = (deed: Deed): deed is GivenDeed => deed.does === 'command' || deed.does === 'pair';

/** Gives a unit the commands of a deed. The first is carried out before this returns. @throws UnitError as the unit refused it */
export const give = async (deed: GivenDeed, ask: Ask): Promise<void> => {
  if (deed.does === 'command') {
    await ask(deed.command, deed.argument as never);
    return;
  }
  const { code } = await ask('pairing.start');
  const { name, language } = deed;
  await ask('pairing.complete', { code, name, ...(language === undefined ? {} : { language }) } as never);
};

/** What is wrong with how the unit answered a step, as a sentence; null where it is as the scenario says. */
export const troubleWith = (step: RunStep, refusal: UnitError | null): string | null => {
  if (refusal !== null && refusal.code !== step.refused)
    return `The step ${step.says} was refused: ${refusal.sentence}`;
  return refusal === null && step.refused !== null
    ? `The step ${step.says} was to be refused with ${step.refused}, and was not.`
    : null;
};

export const neverDue = (step: RunStep): string => `The step ${step.says} was never due.`;
