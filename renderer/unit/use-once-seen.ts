import { useEffect, useState } from 'react';

/** Milliseconds that a busy page may put off what cannot be seen. */
const LATEST = 1000;

/**
 * Whether to draw what may be hidden at first: at once where it is seen; else once the page has nothing better to do,
 * so that it is there when it is uncovered. What was drawn stays.
 */
export const useOnceSeen = (seen: boolean): boolean => {
  const [drawn, setDrawn] = useState(seen);
  useEffect(() => {
    if (drawn) return;
    if (seen) return setDrawn(true);
    const idle = window.requestIdleCallback(() => setDrawn(true), { timeout: LATEST });
    return () => window.cancelIdleCallback(idle);
  }, [drawn, seen]);
  return drawn || seen;
};
