import { startEmbeddedBroker, urlWithCredentials } from '../broker/embedded.ts';
import type { BrokerTarget, Log } from '../telemetry/telemetry.ts';
import type { Settings } from './settings.ts';

/** A broker to connect to, with its URL for other subscribers. */
export type Broker = {
  readonly target: BrokerTarget;
  readonly url: string;
  /** Makes it begin anew, with nothing; null for one that belongs to somebody else. */
  readonly restart: (() => Promise<void>) | null;
  readonly close: () => Promise<void>;
};

/** The broker that was asked for; nothing is started for one that belongs to somebody else. */
export const startBroker = async (settings: Settings, log: Log): Promise<Broker> => {
  if (settings.broker.kind === 'external') {
    const { target } = settings.broker;
    return { target, url: target.url, restart: null, close: async () => undefined };
  }
  const embedded = await startEmbeddedBroker({ log });
  return { ...embedded, url: urlWithCredentials(embedded.target) };
};
