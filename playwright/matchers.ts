import { expect as base } from '@playwright/test';
import { UnitError } from '../src/contract/errors.ts';
import type { LeakCategory } from '../src/oracle/known.ts';
import { toldAtCall } from './sentence.ts';
import { listOf, sentencesOf } from './told.ts';
import { checkedCategory, LEAK_CATEGORIES } from './wire/category.ts';
import type { WatchedWire } from './wire/watched.ts';

/** In real milliseconds. */
const PERIOD = 25;

const wireOf = (matcher: string, wire: unknown): WatchedWire => {
  if (typeof wire === 'object' && wire !== null && 'leaks' in wire) return wire as WatchedWire;
  throw toldAtCall(
    new UnitError('bad-input', `expect(…).${matcher} is for the wire.`, 'Write expect(wire).'),
  );
};

/** `expect` with what can be asked of the wire. */
export const expect = base.extend({
  /** Whether anything of a category, or of any, left while it was shut; usually with `not`. */
  async toHaveLeaked(wire: WatchedWire, category?: LeakCategory) {
    const watched = wireOf('toHaveLeaked', wire);
    if (category !== undefined) checkedCategory('toHaveLeaked', category, LEAK_CATEGORIES);
    const found = sentencesOf(await watched.leaks(category));
    const what = category ?? 'anything';
    return {
      pass: found.length > 0,
      name: 'toHaveLeaked',
      message: () =>
        found.length > 0
          ? `Expected that nothing of ${what} leaked, and it did in ${found.length} of the messages:\n${listOf(found)}`
          : `Expected that ${what} leaked, and it did not: ${watched.messages().length} messages were looked at.`,
    };
  },
  /** Whether anything of a category left, allowed or not; waits for it, and with `not` looks once. */
  async toHaveLeft(wire: WatchedWire, category: LeakCategory, options: { readonly timeout?: number } = {}) {
    const watched = wireOf('toHaveLeft', wire);
    checkedCategory('toHaveLeft', category, LEAK_CATEGORIES);
    const end = performance.now() + (options.timeout ?? this.timeout);
    if (this.isNot) await watched.mark();
    let found = watched.left(category);
    while (!this.isNot && found.length === 0 && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, PERIOD));
      found = watched.left(category);
    }
    const topics = [...new Set(watched.messages().map(({ topic }) => topic))];
    return {
      pass: found.length > 0,
      name: 'toHaveLeft',
      message: () =>
        found.length > 0
          ? `Expected that nothing of ${category} left, and ${found.length} did:\n${listOf(found)}`
          : `Expected that ${category} left, and it did not. What left was on\n${listOf(topics)}`,
    };
  },
});
