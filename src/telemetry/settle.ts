/** What can be waited for. */
export type Settling = {
  readonly flush: () => void;
  /** Whether nothing is under way that the broker still has to answer. */
  readonly idle: () => boolean;
  /** Answers when the subscriber has received what the broker has sent. */
  readonly caughtUp: () => Promise<void>;
};

/** Waits until nothing is under way, for `patience` real milliseconds at the longest. */
export const settle = async ({ flush, idle, caughtUp }: Settling, patience: number): Promise<void> => {
  const until = performance.now() + patience;
  flush();
  while (!idle() && performance.now() < until) await new Promise(setImmediate);
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, until - performance.now()));
  });
  await Promise.race([caughtUp(), enough]);
  clearTimeout(timer);
};
