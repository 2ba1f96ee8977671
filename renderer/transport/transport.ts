import type { Fault } from '../../src/contract/errors.ts';
import type { EventName } from '../../src/contract/events.ts';

/** How the renderer and the unit stand: `refused` means that the link was used up or is unknown. */
export type LinkStatus = 'opening' | 'open' | 'lost' | 'refused';

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: Fault };

/** The one way from the renderer to the unit, whichever host it runs in. Nothing in here is trusted before it is parsed. */
export type Transport = {
  /** Never rejects: a link that breaks answers with `unreachable`. */
  readonly invoke: (command: string, argument: unknown, screen: string) => Promise<Answer>;
  readonly onEvent: (listener: (event: EventName, payload: unknown) => void) => () => void;
  /** Calls back at once with the present status, then at every change. */
  readonly onStatus: (listener: (status: LinkStatus) => void) => () => void;
};

/** What an unanswered question becomes when the link breaks. */
export const LINK_LOST: Fault = {
  code: 'unreachable',
  sentence: 'The head unit did not answer: the link to it was lost.',
  remedy: 'It reconnects by itself. Try again when it has.',
  key: 'link-lost',
};

/** What an answer becomes that no one can read. */
export const UNREADABLE: Fault = {
  code: 'internal',
  sentence: 'The head unit gave an answer that this screen does not understand.',
  remedy: 'Reload the page, so that both are of the same version.',
  key: 'unreadable',
};
