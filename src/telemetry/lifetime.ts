import { isMandatory, type MessageKind } from '../privacy/message-kinds.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a message of a category is of use, in milliseconds: where a car was an hour ago helps no service. */
const LIFETIME: Readonly<Record<DataCategory, number>> = {
  account: HOUR,
  billing: HOUR,
  location: MINUTE,
  telematics: HOUR,
  vehicle: HOUR,
  homecharge: HOUR,
  security: HOUR,
  voice: MINUTE,
};

/** What the law demands is kept until it could be delivered, for a day. */
const MANDATORY_LIFETIME = 24 * HOUR;

/** How long a message may wait, in milliseconds: as long as the category in it that ages fastest. */
export const lifetimeOf = (kind: MessageKind, categories: readonly DataCategory[]): number =>
  isMandatory(kind)
    ? MANDATORY_LIFETIME
    : Math.min(HOUR, ...categories.map((category) => LIFETIME[category]));
