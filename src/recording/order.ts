import type { Entry } from './format.ts';

type MessageEntry = Extract<Entry, { readonly kind: 'message' }>;

/** The id of a CloudEvent; empty for what is none, such as the standing topics. Ids are UUIDv7, and so rise as messages are made. */
const idOf = (payload: string): string =>
  /^\{"specversion":"1\.0","id":"([0-9a-f-]{36})"/u.exec(payload)?.[1] ?? '';

/**
 * Messages of one moment, in the order in which they were made. MQTT keeps the order within a topic alone, so the order
 * between topics would depend on the broker; what is no CloudEvent goes first, by topic.
 */
export const inOrder = (messages: readonly MessageEntry[]): readonly MessageEntry[] => {
  const keyed = messages.map((message) => {
    const id = idOf(message.payload);
    return { message, key: id === '' ? ` ${message.topic}` : id };
  });
  return keyed
    .toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ message }) => message);
};
