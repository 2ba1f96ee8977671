import type * as z from 'zod/mini';
import { CAPABILITIES, isCapable } from '../privacy/capabilities.ts';
import type { ProfileKind } from '../privacy/vocabulary.ts';
import {
  type Argument,
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  isCommand,
  type Result,
} from './commands.ts';
import { type Fault, UnitError } from './errors.ts';
import { type ReplyFrame, requestFrame } from './frames.ts';
import type { Row } from './row.ts';
import { parse } from './validate.ts';

/** Tells when a connection ends: of an `AbortSignal`, which hosts make one with, as much as is needed here. */
export type ConnectionSignal = {
  readonly aborted: boolean;
  readonly addEventListener: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
};

/** Where a request came from, for the ledger (R30): a transport sets the device, the user interface its screen. */
export type Origin = {
  readonly device: 'head-unit' | 'control';
  readonly screen: string | null;
  /** Aborts when the connection that asked ends; absent where nothing connects, such as within the unit itself. */
  readonly connection?: ConnectionSignal;
};

/** One function for each row of the table. */
export type Handlers = {
  readonly [C in CommandName]: (argument: Argument<C>, origin: Origin) => Result<C> | Promise<Result<C>>;
};

/** What the host of a unit answers, since it is about more than the unit. */
export type HostCommand = 'host.link' | Extract<CommandName, `snapshot.${string}`>;
/** One function for each row that the unit itself answers. */
export type UnitHandlers = Omit<Handlers, HostCommand>;
/** With those rows of the host's that it offers. */
export type HostedHandlers = UnitHandlers & Partial<Pick<Handlers, HostCommand>>;

/** Answers one request frame. Never rejects: what goes wrong is in the reply. */
export type Dispatch = (
  frame: unknown,
  device: Origin['device'],
  connection?: ConnectionSignal,
) => Promise<ReplyFrame>;

const INTERNAL: Fault = {
  code: 'internal',
  sentence: 'The head unit could not carry that out because of a fault of its own.',
  remedy: 'See its log, and report it with what you did.',
};

const faultOf = (error: unknown, report: (error: unknown) => void): Fault => {
  if (error instanceof UnitError) return error.fault();
  report(error);
  return INTERNAL;
};

/** R6: refuses a command to a role that lacks the capability for it, naming the roles that have it. */
const permit = (command: CommandName, role: ProfileKind): void => {
  const { capability }: Row = COMMANDS[command];
  if (capability === undefined || isCapable(role, capability)) return;
  const roles = CAPABILITIES[capability].map((kind) => `a ${kind} profile`).join(' or ');
  throw new UnitError(
    'not-allowed',
    `${command} is for ${roles}; ${role === 'guest' ? 'a guest drives' : `a ${role} profile is loaded`}.`,
    'Load such a profile first.',
    'role-not-allowed',
  );
};

/**
 * Binds the whole table: every argument is checked before its handler runs and every result before it is sent.
 * @param report is told of anything thrown that is not a UnitError, which is a defect
 * @param role the role of the loaded profile, asked anew for each command (R6); a promise where it is not known yet
 */
export const bindContract = (
  handlers: HostedHandlers,
  report: (error: unknown) => void,
  role: () => ProfileKind | Promise<ProfileKind>,
): Dispatch => {
  const call = async <C extends CommandName>(
    command: C,
    argument: unknown,
    origin: Origin,
  ): Promise<unknown> => {
    const row = COMMANDS[command];
    const remedy = `\`glovebox ctl list\` shows what ${command} takes.`;
    const checked = parse<Argument<C>>(
      row.argument as unknown as z.ZodMiniType<Argument<C>>,
      argument,
      command,
      remedy,
    );
    const known = role();
    permit(command, typeof known === 'string' ? known : await known);
    // One handler for each command; the types can't tell which of them this is.
    const handler = handlers[command] as Handlers[C] | undefined;
    if (handler === undefined) {
      throw new UnitError(
        'not-now',
        `${command} is not for a unit that is run in this way.`,
        'Use it on a unit of `glovebox serve` or `glovebox start`.',
      );
    }
    const result = row.result.safeParse(await handler(checked, origin));
    if (!result.success)
      throw new Error(`the result of ${command} breaks the contract`, { cause: result.error });
    return result.data;
  };

  return async (frame, device, connection) => {
    let id: number | null = null;
    try {
      const request = parse(requestFrame, frame, 'The request', 'Send {"id":1,"command":"unit.state"}.');
      id = request.id;
      if (!isCommand(request.command)) {
        throw new UnitError(
          'unknown-command',
          `There is no command "${request.command}".`,
          `The commands are ${COMMAND_NAMES.join(', ')}.`,
        );
      }
      const origin: Origin = {
        device,
        screen: request.screen ?? null,
        ...(connection === undefined ? {} : { connection }),
      };
      return { id, ok: true, result: await call(request.command, request.argument, origin) };
    } catch (error) {
      return { id, ok: false, error: faultOf(error, report) };
    }
  };
};
