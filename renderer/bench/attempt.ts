import type { Argument, CommandName, Result } from '../../src/contract/commands.ts';
import { call, faultOf } from '../state/commands.ts';
import { view } from '../state/view.ts';

/** Asks for something at the bench; what goes wrong is said at the bench, and the answer is then null. */
export const attempt = async <C extends CommandName>(
  command: C,
  argument?: Argument<C>,
): Promise<Result<C> | null> => {
  try {
    const result = await call(command, argument, 'bench');
    view.setState({ benchFault: null });
    return result;
  } catch (error) {
    view.setState({ benchFault: faultOf(error) });
    return null;
  }
};
