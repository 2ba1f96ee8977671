import type { Result } from '../../src/contract/commands.ts';
import { speak, speaks } from '../text/i18n.ts';
import { unit, withState } from './unit.ts';

type State = Result<'unit.state'>;

/** So long, in milliseconds, a state waits for the texts of its language; then the screens go on with those of before. */
const LONGEST_WAIT = 5_000;

const atMost = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));

/** The newest state, while the texts of its language are fetched. */
let waiting: State | null = null;

const take = (state: State): void => unit.setState((before) => withState(before, state, Date.now()), true);

/** Texts that come late must not put back a language that is no longer wanted. */
const speakAtLast = async (language: State['language']): Promise<void> => {
  await speak(language).catch(() => undefined);
  const wanted = waiting?.language ?? unit.getState().state?.language ?? language;
  if (wanted !== language && speaks(language)) await speak(wanted).catch(() => undefined);
};

const speakThenTake = async (): Promise<void> => {
  while (waiting !== null) {
    const state = waiting;
    // Texts that can't be fetched, or never come, must not hide the unit: those of before go on.
    await Promise.race([speakAtLast(state.language), atMost(LONGEST_WAIT)]);
    // A newer state may have come meanwhile, in a language of its own.
    if (waiting !== state) continue;
    waiting = null;
    take(state);
  }
};

/**
 * Takes a state of the unit; one in another language once the texts of that are here, so that no screen shows
 * the words of another driver first.
 */
export const hearState = (state: State): void => {
  if (waiting === null && speaks(state.language)) {
    take(state);
    return;
  }
  const begins = waiting === null;
  waiting = state;
  if (begins) void speakThenTake();
};
