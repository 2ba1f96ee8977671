import { startEmbeddedBroker } from '../src/broker/embedded.ts';
import { parseBrokerUrl } from '../src/broker/url.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import type { GloveboxOptions, OwnBroker } from './options.ts';

/** Where a broker is, and how to sign in. */
export type BrokerPlace = {
  readonly url: string;
  readonly protocol: '3.1.1' | '5';
  readonly username: string | null;
  readonly password: string | null;
  /** PEM texts. */
  readonly tls: { readonly ca: string | null; readonly cert: string | null; readonly key: string | null };
};

/** A broker that tests publish to. */
export type TestBroker = {
  readonly place: BrokerPlace;
  /** Whether others may use it too, so that nothing of a test is to stay on it. */
  readonly shared: boolean;
  /** The options of `glovebox serve` that lead to it, but for the password. */
  readonly flags: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

const quiet = () => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const startEmbedded = async (): Promise<TestBroker> => {
  const { target, close } = await startEmbeddedBroker({ log: SILENT });
  return {
    place: target,
    shared: false,
    flags: { broker: target.url, brokerUsername: target.username ?? '' },
    close,
  };
};

const startInstalled = async (): Promise<TestBroker> => {
  const { url, close } = await startMosquitto();
  return { place: placeOf(url), shared: false, flags: { broker: url }, close };
};

/** Where a URL leads. @throws UnitError `bad-input` */
export const placeOf = (url: string, extras: Omit<OwnBroker, 'url'> = {}): BrokerPlace =>
  parseBrokerUrl(url, extras);

const ofOthers = (broker: Exclude<GloveboxOptions['broker'], 'embedded' | 'mosquitto'>): TestBroker => {
  const { url, ...extras } = typeof broker === 'string' ? { url: broker } : broker;
  const place = placeOf(url, extras);
  const { ca, cert, key } = extras as { ca?: string; cert?: string; key?: string };
  return {
    place,
    shared: true,
    flags: {
      broker: place.url,
      ...(place.username === null ? {} : { brokerUsername: place.username }),
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    },
    close: async () => undefined,
  };
};

const start = async (broker: GloveboxOptions['broker']): Promise<TestBroker> => {
  if (broker === 'embedded') return startEmbedded();
  return broker === 'mosquitto' ? startInstalled() : ofOthers(broker);
};

/** The brokers of a worker: each is started when the first test asks for it, and ends with the worker. */
export type Brokers = {
  readonly get: (broker: GloveboxOptions['broker']) => Promise<TestBroker>;
  readonly close: () => Promise<void>;
};

export const openBrokers = (): Brokers => {
  const started = new Map<string, Promise<TestBroker>>();
  return {
    get: (broker) => {
      const name = JSON.stringify(broker);
      const found = started.get(name) ?? start(broker);
      started.set(name, found);
      // One that did not start is tried anew by the next test.
      found.catch(() => started.delete(name));
      return found;
    },
    close: async () => {
      for (const broker of started.values()) await (await broker).close();
    },
  };
};
