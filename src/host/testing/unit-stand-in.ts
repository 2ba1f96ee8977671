import { COMMAND_NAMES, type CommandName } from '../../contract/commands.ts';
import type { Handlers, Origin } from '../../contract/dispatch.ts';
import type { EventFrame } from '../../contract/frames.ts';
import type { HeadUnit } from '../../unit/head-unit.ts';
import { EXAMPLES } from './contract-examples.ts';

type Call = { readonly command: CommandName; readonly argument: unknown; readonly origin: Origin };

/** A head unit that answers each command with its example, for trying a transport apart from the real unit. */
export type UnitStandIn = HeadUnit & {
  /** What was asked, in order. */
  readonly calls: readonly Call[];
  readonly emit: (frame: EventFrame) => void;
  /** Makes every command fail as a defect would. */
  readonly breakWith: (error: unknown) => void;
  /** Makes every command answer with `result`, fitting or not. */
  readonly answerWith: (result: unknown) => void;
};

export const createUnitStandIn = (): UnitStandIn => {
  const calls: Call[] = [];
  const listeners = new Set<(frame: EventFrame) => void>();
  let answer = (command: CommandName): unknown => EXAMPLES[command].result;

  const handlers = Object.fromEntries(
    COMMAND_NAMES.map((command) => [
      command,
      async (argument: unknown, origin: Origin) => {
        calls.push({ command, argument, origin });
        return answer(command);
      },
    ]),
  ) as unknown as Handlers;

  return {
    handlers,
    role: () => 'primary',
    holdTime: () => () => undefined,
    memory: () => {
      throw new TypeError('a stand-in has no memory');
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
    calls,
    emit: (frame) => {
      for (const listener of listeners) listener(frame);
    },
    breakWith: (error) => {
      answer = () => {
        throw error;
      };
    },
    answerWith: (result) => {
      answer = () => result;
    },
  };
};
