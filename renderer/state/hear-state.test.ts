import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearState } from './hear-state.ts';
import { NOTHING_YET, unit } from './unit.ts';

/** Texts that arrive when the test says so; the file of a language is a failure that can be had in no other way. */
const texts = vi.hoisted(() => ({ spoken: 'en', arrive: new Map<string, () => void>() }));
vi.mock('../text/i18n.ts', () => ({
  speaks: (language: string) => texts.spoken === language,
  speak: (language: string) =>
    new Promise<void>((resolve) => {
      texts.arrive.set(language, () => {
        texts.spoken = language;
        resolve();
      });
      if (language === 'en') texts.arrive.get(language)?.();
    }),
}));

const state = (language: string, epoch: number) =>
  ({ language, epoch, motion: null, time: '2026-06-01T08:00:00Z' }) as never;
const shown = () => unit.getState().state?.epoch ?? null;

beforeEach(() => {
  vi.useFakeTimers();
  unit.setState(NOTHING_YET, true);
  texts.spoken = 'en';
  texts.arrive.clear();
});
afterEach(() => vi.useRealTimers());

it('a state waits for the texts of its language', async () => {
  hearState(state('fr', 1));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown()).toBeNull();
  texts.arrive.get('fr')?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe(1);
});

it('and not for ever: the screens go on with the texts that they have', async () => {
  hearState(state('fr', 1));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(shown()).toBe(1);
});

it('texts that come late do not bring back a language that is no longer wanted', async () => {
  hearState(state('fr', 1));
  await vi.advanceTimersByTimeAsync(6_000);
  hearState(state('en', 2));
  expect(shown()).toBe(2);
  texts.arrive.get('fr')?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts.spoken).toBe('en');
});
