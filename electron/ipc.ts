import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import type { Dispatch } from '../src/contract/dispatch.ts';
import type { HeadUnit } from '../src/unit/head-unit.ts';
import { CONTRACT_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { isUnitUrl } from './unit-address.ts';

/** What of a message tells who sent it. */
export type Sender = {
  readonly sender: Pick<WebContents, 'id'>;
  /** Null once the frame has navigated or is gone. */
  readonly senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null;
};

/** Whether a message comes from the main frame of the unit's own window, showing the user interface. */
export const isOwnSender = (message: Sender, window: Pick<WebContents, 'id'>): boolean =>
  message.sender.id === window.id &&
  message.senderFrame !== null &&
  message.senderFrame.parent === null &&
  isUnitUrl(message.senderFrame.url);

/** What of a window tells when the page in it is another one. */
export type PageWindow = Pick<WebContents, 'id' | 'on'>;

/** The connection of the page that the window shows now: it ends when another page, or none, takes its place. */
const connectionOf = (window: PageWindow): (() => AbortSignal) => {
  let page = new AbortController();
  const turn = (): void => {
    page.abort();
    page = new AbortController();
  };
  // Not on a change of the address within the page: that is the same page still.
  window.on('did-navigate', turn);
  window.on('render-process-gone', turn);
  window.on('destroyed', turn);
  return () => page.signal;
};

/**
 * Answers request frames of the window, and of nobody else.
 *
 * INVARIANT: the sender is checked on each call, and whatever can't be told apart from a foreign one is refused.
 */
export const answerContract = (
  ipcMain: Pick<IpcMain, 'handle'>,
  window: PageWindow,
  dispatch: Dispatch,
): void => {
  const connection = connectionOf(window);
  ipcMain.handle(CONTRACT_CHANNEL, (message, frame: unknown) => {
    if (!isOwnSender(message, window)) throw new Error('Only the user interface of this unit may ask.');
    return dispatch(frame, 'head-unit', connection());
  });
};

/** Where events go to. */
export type EventWindow = Pick<WebContents, 'send' | 'isDestroyed' | 'getURL'>;

/** Pushes the unit's events to the window while it shows the user interface. Returns the way to stop. */
export const pushEvents = (unit: Pick<HeadUnit, 'onEvent'>, window: EventWindow): (() => void) =>
  unit.onEvent((frame) => {
    if (!window.isDestroyed() && isUnitUrl(window.getURL())) window.send(EVENT_CHANNEL, frame);
  });
