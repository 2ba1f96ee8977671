import type { Page } from '@playwright/test';

/** A page that loses its unit because a test ended it logs this; it is what it should see. */
const LOST_UNIT = /WebSocket connection to|ERR_CONNECTION_REFUSED/;

/**
 * Collects what a page should never have: logged errors, uncaught exceptions, and violations of the content
 * security policy, which Chromium logs as errors. Returns the way to read them.
 */
export const watchFaults = (page: Page, mayLoseUnit: () => boolean): (() => readonly string[]) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    const violates = /Content Security Policy|Permissions Policy/i.test(text);
    if (message.type() === 'error' || violates) faults.push(text);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return () => faults.filter((fault) => !(mayLoseUnit() && LOST_UNIT.test(fault)));
};
