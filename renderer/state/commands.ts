import type { Argument, COMMANDS, CommandName, Result } from '../../src/contract/commands.ts';
import { type Fault, UnitError } from '../../src/contract/errors.ts';
import { type Transport, UNREADABLE } from '../transport/transport.ts';
import { hearState } from './hear-state.ts';
import { view } from './view.ts';

let transport: Transport | null = null;

/** Gives the commands their way to the unit; done once, at the start. */
export const speakOver = (chosen: Transport): void => {
  transport = chosen;
};

type Table = typeof COMMANDS;

const table = Promise.withResolvers<Table>();

/** Gives the commands what their answers are checked against; an answer that comes before waits for it. */
export const checkAgainst = (commands: Table): void => table.resolve(commands);

const refused = ({ code, sentence, remedy, key }: Fault): UnitError =>
  new UnitError(code, sentence, remedy, key);

/**
 * Asks the unit, and checks what it answers.
 * @throws UnitError with the unit's own sentence and remedy
 */
export const call = async <C extends CommandName>(
  command: C,
  argument?: Argument<C>,
  screen: string = view.getState().screen,
): Promise<Result<C>> => {
  if (transport === null) throw refused(UNREADABLE);
  const answer = await transport.invoke(command, argument, screen);
  if (!answer.ok) throw refused(answer.error);
  const parsed = (await table.promise)[command].result.safeParse(answer.result);
  if (!parsed.success) throw refused(UNREADABLE);
  return parsed.data as Result<C>;
};

/** The error as the driver reads it. */
export const faultOf = (error: unknown): Fault => (error instanceof UnitError ? error.fault() : UNREADABLE);

type StateCommand = {
  [C in CommandName]: Result<C> extends Result<'unit.state'> ? C : never;
}[CommandName];

/** A touch that changes the unit. Says whether it did; if not, the sentence is shown where it was touched. */
export const act = async <C extends StateCommand>(
  where: 'unit' | 'bench',
  command: C,
  argument?: Argument<C>,
  screen?: string,
): Promise<boolean> => {
  const at = where === 'unit' ? 'unitFault' : 'benchFault';
  try {
    const state = await call(command, argument, screen ?? (where === 'bench' ? 'bench' : undefined));
    hearState(state);
    view.setState({ [at]: null });
    return true;
  } catch (error) {
    view.setState({ [at]: faultOf(error) });
    return false;
  }
};
