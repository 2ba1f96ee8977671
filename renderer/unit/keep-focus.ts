/** What the keyboard can reach. */
const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';

const canHold = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.closest('[inert]') === null &&
  element.checkVisibility();

/** From a thing to what is around it, up to the unit. */
const pathOf = (element: Element, unit: HTMLElement): readonly Element[] => {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== unit; at = at.parentElement) path.push(at);
  return path;
};

/** Where the focus goes on: beside what is gone, else to the heading of what is looked at now. */
const heirOf = (path: readonly Element[], unit: HTMLElement): HTMLElement | null => {
  const dialog = [...unit.querySelectorAll('[role="dialog"]')].at(-1) ?? null;
  const room = dialog ?? unit.querySelector('main');
  if (room === null) return null;
  for (const around of path) {
    if (!around.isConnected || !room.contains(around) || around === room) continue;
    const near = [around, ...around.querySelectorAll(REACHABLE)].find(
      (one) => one.matches(REACHABLE) && canHold(one),
    );
    if (canHold(near)) return near;
  }
  const heading = room.querySelector<HTMLElement>('h1, h2');
  if (heading === null || !heading.isConnected) return null;
  heading.tabIndex = -1;
  return heading;
};

/**
 * Keeps the place of whoever uses the keyboard or a screen reader: where the thing that had the focus is gone, such as a note that was
 * dismissed or the screen that a button led away from, the focus goes on to what is nearest to it, not back to the beginning.
 * @returns the way to end it
 */
export const keepFocus = (unit: HTMLElement): (() => void) => {
  let path: readonly Element[] = [];
  let waiting = 0;

  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof Element) path = pathOf(target, unit);
  };
  const forget = ({ relatedTarget }: FocusEvent): void => {
    const left = path[0];
    if (relatedTarget !== null && !unit.contains(relatedTarget as Node)) path = [];
    // What is taken away loses the focus too; only what stays was left of the driver's own will.
    else if (relatedTarget === null)
      queueMicrotask(() => {
        if (canHold(left) && left === path[0]) path = [];
      });
  };
  const mend = (): void => {
    waiting = 0;
    const lost = path[0];
    if (lost === undefined || canHold(lost) || document.activeElement !== document.body) return;
    heirOf(path, unit)?.focus({ preventScroll: true });
  };
  // A frame later, so that what comes instead and takes the focus by itself goes first.
  const watch = new MutationObserver(() => {
    const lost = path[0];
    if (waiting === 0 && lost !== undefined && document.activeElement === document.body)
      waiting = requestAnimationFrame(mend);
  });
  unit.addEventListener('focusin', remember);
  unit.addEventListener('focusout', forget);
  watch.observe(unit, { childList: true, subtree: true });
  return () => {
    unit.removeEventListener('focusin', remember);
    unit.removeEventListener('focusout', forget);
    watch.disconnect();
    cancelAnimationFrame(waiting);
  };
};
