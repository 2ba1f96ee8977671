import * as z from 'zod/mini';

/** What can become of the way to the broker, in scenarios and in the contract alike. `restarted` is something that happens: it is up again afterwards. */
export const BROKER_STATES = [
  'up',
  'down',
  'frozen',
  'slow',
  'refusing',
  'wrong-certificate',
  'restarted',
] as const;
export type BrokerState = (typeof BROKER_STATES)[number];

/** How the way to a broker can be. */
export const LINE_STATES = ['up', 'down', 'frozen', 'slow', 'refusing', 'wrong-certificate'] as const;
export type LineState = (typeof LINE_STATES)[number];

export const NETWORK_STATES = ['lost', 'back'] as const;
export type NetworkState = (typeof NETWORK_STATES)[number];

export const STORE_STATES = ['full', 'free'] as const;

/** What was made to fail around the unit. */
export const outages = z.strictObject({
  broker: z.enum(LINE_STATES),
  network: z.enum(NETWORK_STATES),
  /** The disk of the data folder. */
  store: z.enum(STORE_STATES),
});
export type Outages = z.infer<typeof outages>;
