import type { App } from 'electron';

/** Quits when the window is closed or the process is asked to end, but only once `close` is through. */
export const quitAfter = (app: Pick<App, 'on' | 'quit' | 'exit'>, close: () => Promise<void>): void => {
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    close().then(
      () => app.exit(0),
      () => app.exit(1),
    );
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit());
};
