import type { PrivacyContext } from '../src/privacy/context.ts';
import type { Action } from './model-actions.ts';
import { createModelCommands } from './model-commands.ts';
import { comesBefore, type Refusal, type Shown } from './model-facts.ts';
import type { ModelQueue } from './model-queue.ts';
import { createModelState, type ModelStart } from './model-state.ts';
import { createModelTime, SECOND } from './model-time.ts';
import type { Offer } from './unit-rig.ts';

/**
 * What a head unit should do, written from the requirements and apart from its code: plain values, no database, time as a number.
 * It is told what was asked for and how much time passed, and says what must be true then.
 */
export type Model = {
  /** Carries out an action that takes no time; answers how it must be refused, or null. */
  readonly act: (action: Action, offers: readonly Offer[]) => Refusal;
  /** Lets time pass up to `elapsed`, in milliseconds since the beginning, with what the car offered on the way. */
  readonly passTo: (elapsed: number, offers: readonly Offer[]) => void;
  readonly context: () => PrivacyContext;
  readonly shown: () => Shown;
  readonly queue: ModelQueue;
  readonly ignitionOn: () => boolean;
};

export function createModel(start: ModelStart): Model {
  const state = createModelState(start);
  const time = createModelTime(state);
  const command = createModelCommands(state, time);
  const { is, queue, now, owner, context } = state;
  const take = (offers: readonly Offer[]): void => {
    if (!is.writable) return;
    for (const offer of offers) {
      queue.add(offer, { now: start.now + offer.elapsed + is.shift, owner: owner(), context: context() });
    }
  };

  const act: Model['act'] = (action, offers) => {
    switch (action.what) {
      case 'ask': {
        const before = offers.filter((offer) => comesBefore(action.asks, offer));
        take(before);
        const refusal = command(action.asks, action.device);
        take(offers.filter((offer) => !before.includes(offer)));
        return refusal;
      }
      case 'set-clock':
        is.shift += action.seconds * SECOND;
        queue.age(now());
        return null;
      case 'writable':
        is.writable = action.on;
        return null;
      case 'restart':
      case 'kill':
        // The car is off when the unit starts, and what could not be stored is forgotten.
        is.ignition = 'off';
        [is.writable, is.tripOverDue, is.guestEnds] = [true, false, null];
        state.forget();
        [is.changes, is.quietAt] = [1, -1];
        is.shift += action.clock * SECOND;
        time.beginGuest();
        time.tick();
        queue.age(now());
        return null;
      case 'pass':
        return null;
    }
  };

  time.timeGuest();
  return {
    act,
    passTo: (end, offers) => {
      let taken = 0;
      while (is.elapsed < end) {
        const next = Math.min(end, (Math.floor(is.elapsed / SECOND) + 1) * SECOND, is.guestEnds ?? end);
        const later = offers.findIndex((offer, index) => index >= taken && offer.elapsed > next);
        const upTo = later < 0 ? offers.length : later;
        take(offers.slice(taken, upTo));
        taken = upTo;
        is.elapsed = next;
        if (is.elapsed % SECOND === 0) time.tick();
        if (is.guestEnds !== null && is.elapsed >= is.guestEnds) time.endGuest();
      }
      queue.age(now());
    },
    context,
    shown: state.shown,
    queue,
    ignitionOn: () => is.ignition === 'on',
  };
}
