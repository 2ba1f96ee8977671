import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM, CHROMIUM_ARGS } from './browser.ts';
import { withFolder } from './quiet.ts';

/** Milliseconds after which a page is asked what it noted; far longer than any takes. */
const UNDISTURBED = 1_000;
const SIZE = { width: 1280, height: 800 } as const;

const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

/** A browser that speaks the DevTools protocol over one WebSocket. */
type Line = {
  readonly send: (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;
  readonly close: () => void;
};

const lineTo = async (address: string): Promise<Line> => {
  const socket = new WebSocket(address);
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data));
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
    waiting.delete(id);
  });
  await new Promise((done, failed) => {
    socket.addEventListener('open', done, { once: true });
    socket.addEventListener('error', () => failed(new Error('Chromium does not answer.')), { once: true });
  });
  let last = 0;
  return {
    send: (method, params = {}, sessionId = undefined) => {
      last += 1;
      const answer = Promise.withResolvers<Record<string, unknown>>();
      waiting.set(last, answer);
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
      return answer.promise;
    },
    close: () => socket.close(),
  };
};

/** @throws where the browser is over before it can be spoken to */
const addressIn = async (profile: string, browser: ChildProcess): Promise<string> => {
  for (;;) {
    if (browser.pid === undefined || browser.exitCode !== null)
      throw new Error('Chromium did not start; it is the package "chromium" of Debian.');
    try {
      const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
      if (path !== undefined && path !== '') return `ws://127.0.0.1:${port}${path}`;
    } catch {
      // It is still starting.
    }
    await pause(20);
  }
};

/** What an expression is worth in a page, once it has been left alone for `UNDISTURBED`. */
export type Ask = (url: string, expression: string) => Promise<unknown>;

const askIn = async ({ send }: Line, url: string, expression: string, height: number): Promise<unknown> => {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', { ...SIZE, url, browserContextId, height });
  await pause(UNDISTURBED);
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const { result } = await send(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true },
    sessionId as string,
  );
  await send('Target.disposeBrowserContext', { browserContextId });
  return (result as { readonly value: unknown }).value;
};

/**
 * Gives `work` a way to open a page as a person does who follows a link: in a tab of its own, 1280 by 800, with nothing kept from
 * before and nothing attached to it. A runner such as Playwright has the browser note where each function was called from, for
 * which it reads every script a second time in the midst of what is measured.
 */
export const withTabs = <T>(work: (ask: Ask) => Promise<T>): Promise<T> =>
  withFolder(async (profile) => {
    const child = spawn(
      CHROMIUM ?? chromium.executablePath(),
      [
        ...CHROMIUM_ARGS,
        '--headless',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { stdio: 'ignore' },
    );
    const ended = new Promise((done) => child.once('close', done).once('error', done));
    try {
      const line = await lineTo(await addressIn(profile, child));
      const around = Number(await askIn(line, 'about:blank', 'outerHeight - innerHeight', SIZE.height));
      try {
        return await work((url, expression) => askIn(line, url, expression, SIZE.height + around));
      } finally {
        line.close();
      }
    } finally {
      child.kill();
      await ended;
    }
  });
