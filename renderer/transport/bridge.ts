import { sortFrame } from './frames.ts';
import { LINK_LOST, type Transport, UNREADABLE } from './transport.ts';

/** What the Electron preload puts on the window. */
export type Bridge = {
  readonly invoke: (command: string, argument: unknown, screen: string) => Promise<unknown>;
  readonly onEvent: (listener: (frame: unknown) => void) => () => void;
};

declare global {
  interface Window {
    readonly glovebox?: Bridge;
  }
}

/** The contract over the Electron preload; it lasts as long as the window does. */
export const bridgeTransport = (bridge: Bridge): Transport => ({
  invoke: async (command, argument, screen) => {
    try {
      const reply = await bridge.invoke(command, argument, screen);
      // The preload matches replies to requests itself; an id of its own choosing is of no interest here.
      const frame = sortFrame(typeof reply === 'object' && reply !== null ? { ...reply, id: 0 } : reply);
      return frame?.kind === 'reply' ? frame.answer : { ok: false, error: UNREADABLE };
    } catch {
      return { ok: false, error: LINK_LOST };
    }
  },
  onEvent: (listener) =>
    bridge.onEvent((input) => {
      const frame = sortFrame(input);
      if (frame?.kind === 'event') listener(frame.event, frame.payload);
    }),
  onStatus: (listener) => {
    listener('open');
    return () => undefined;
  },
});
