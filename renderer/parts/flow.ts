/** How long a message is on its way across the picture, in milliseconds. */
const TRAVEL = 1_100;
/** Two messages are drawn at least this far apart, so that a stream stays a row of dots. */
const GAP = 110;
/** A message that would have to wait longer than this for its place is not drawn by itself; the glow of the line stands for it. */
const PATIENCE = 330;
/** How long a line glows on after a message. */
const AFTERGLOW = 900;

/** As many dots as can be under way at once on one line. */
export const DOTS = Math.ceil(TRAVEL / GAP);

/**
 * When to draw each of `count` messages that have just left, in milliseconds from now; fewer than `count` when they come faster
 * than the eye can tell them apart.
 */
export const createSchedule = (): ((now: number, count: number) => readonly number[]) => {
  let free = Number.NEGATIVE_INFINITY;
  return (now, count) => {
    const delays: number[] = [];
    while (delays.length < count) {
      const start = Math.max(now, free);
      if (start - now > PATIENCE) break;
      delays.push(start - now);
      free = start + GAP;
    }
    return delays;
  };
};

const ACROSS: Keyframe[] = [
  { transform: 'translateX(-100%)', opacity: 0 },
  { opacity: 1, offset: 0.08 },
  { opacity: 1, offset: 0.92 },
  { transform: 'translateX(0)', opacity: 0 },
];

/**
 * Draws messages that leave along a line: transforms and opacity alone, which the compositor moves without this thread.
 * Without motion wanted, the line brightens and nothing travels.
 */
export const createFlow = (
  dots: readonly Element[],
  glow: Element | null,
  stands: () => boolean,
): ((count: number) => void) => {
  const schedule = createSchedule();
  let next = 0;
  let glowing: Animation | null = null;
  return (count) => {
    glowing?.cancel();
    glowing = glow?.animate([{ opacity: 1 }, { opacity: 0 }], { duration: AFTERGLOW }) ?? null;
    if (stands()) return;
    for (const delay of schedule(performance.now(), count)) {
      dots[next % dots.length]?.animate(ACROSS, { duration: TRAVEL, delay, easing: 'linear' });
      next += 1;
    }
  };
};
