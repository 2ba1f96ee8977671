const INTERRUPTED = 130;

/** Waits until a person or the system asks this process to end. Asking again while it closes ends it at once. */
export const untilAskedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(INTERRUPTED);
        asked = true;
        resolve();
      });
    }
  });
