import type { IpcRenderer } from 'electron';
import { COMMAND_NAMES } from '../src/contract/commands.ts';
import type { EventFrame, ReplyFrame } from '../src/contract/frames.ts';
import { CONTRACT_CHANNEL, EVENT_CHANNEL } from './channels.ts';

/** All that the page gets of Electron, as `window.glovebox`. */
export type Bridge = {
  /** Sends one command of the contract. Answers with the reply frame, errors included. */
  readonly invoke: (command: string, argument: unknown, screen: string) => Promise<ReplyFrame>;
  /** Returns the way to stop listening. */
  readonly onEvent: (listener: (frame: EventFrame) => void) => () => void;
};

const KNOWN: readonly string[] = Object.freeze([...COMMAND_NAMES]);

/** The bridge over `ipc`: two functions, two fixed channels, and no command that is not in the frozen list. */
export const createBridge = (ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>): Bridge => {
  let id = 0;
  return Object.freeze({
    invoke: async (command: string, argument: unknown, screen: string): Promise<ReplyFrame> => {
      id += 1;
      if (!KNOWN.includes(command)) {
        const sentence = `There is no command "${String(command)}".`;
        const error = { code: 'unknown-command', sentence, remedy: `The commands are ${KNOWN.join(', ')}.` };
        return { id, ok: false, error } as ReplyFrame;
      }
      return ipc.invoke(CONTRACT_CHANNEL, { id, command, argument, screen });
    },
    onEvent: (listener: (frame: EventFrame) => void) => {
      // The page never sees Electron's own event object, which leads back to the IPC channel.
      const forward = (_event: unknown, frame: EventFrame): void => listener(frame);
      ipc.on(EVENT_CHANNEL, forward);
      return () => {
        ipc.off(EVENT_CHANNEL, forward);
      };
    },
  });
};
