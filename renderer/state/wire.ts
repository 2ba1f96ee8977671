import { createStore } from 'zustand/vanilla';
import type { Payload } from '../../src/contract/events.ts';

export type Message = Payload<'wire.received'> & { readonly key: number };

/** What the independent subscriber received, newest first. While paused, new messages are counted and kept back. */
export type Wire = {
  readonly messages: readonly Message[];
  readonly held: readonly Message[];
  readonly paused: boolean;
  readonly topic: string;
  readonly nextKey: number;
};

/** As many as the unit itself remembers. */
const KEPT = 200;

export const EMPTY_WIRE: Wire = { messages: [], held: [], paused: false, topic: 'all', nextKey: 0 };

export const wire = createStore<Wire>(() => EMPTY_WIRE);

/** One more message. */
export const received = (before: Wire, message: Payload<'wire.received'>): Wire => {
  const keyed = { ...message, key: before.nextKey };
  const nextKey = before.nextKey + 1;
  return before.paused
    ? { ...before, nextKey, held: [keyed, ...before.held].slice(0, KEPT) }
    : { ...before, nextKey, messages: [keyed, ...before.messages].slice(0, KEPT) };
};

/** All that was received before this window came, oldest first as the unit tells it. */
export const startedWith = (before: Wire, messages: readonly Payload<'wire.received'>[]): Wire =>
  messages.reduce(received, { ...before, messages: [], held: [], nextKey: 0 });

export const pause = (before: Wire): Wire => ({ ...before, paused: true });

export const resume = (before: Wire): Wire => ({
  ...before,
  paused: false,
  messages: [...before.held, ...before.messages].slice(0, KEPT),
  held: [],
});

/** The last part of a topic that tells what it is about: `data/location`, `event/drive-start`, `privacy`, `state`. */
export const shortTopic = (topic: string): string => {
  const levels = topic.split('/');
  const marker = levels.findLastIndex((level) => ['data', 'event', 'command', 'reply'].includes(level));
  return levels.slice(marker === -1 ? -1 : marker).join('/');
};
