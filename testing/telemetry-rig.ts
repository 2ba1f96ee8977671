import type { PrivacyState } from '../src/contract/schemas.ts';
import type { PrivacyContext } from '../src/privacy/context.ts';
import type { Database } from '../src/store/database.ts';
import { openStore } from '../src/store/open.ts';
import type { TelemetryOptions } from '../src/telemetry/options.ts';
import { type BrokerTarget, createTelemetry, type Telemetry } from '../src/telemetry/telemetry.ts';
import { createRealClock } from '../src/unit/clock.ts';
import { contextWith } from './contexts.ts';

export const PREFIX = 'glovebox/v1';
export const PSEUDONYM = 'testvehicle';

/** A broker of an outside kind, as the tests start it. */
export const targetAt = (url: string, changes: Partial<BrokerTarget> = {}): BrokerTarget => ({
  kind: 'external',
  url,
  protocol: '5',
  username: null,
  password: null,
  tls: { ca: null, cert: null, key: null },
  ...changes,
});

export type LogLine = { readonly level: string; readonly facts: object; readonly sentence: string };

/** Telemetry on a real store, with the transaction around a withdrawal as the unit makes it. */
export type TelemetryRig = {
  readonly telemetry: Telemetry;
  readonly database: Database;
  readonly lines: readonly LogLine[];
  readonly context: () => PrivacyContext;
  /** Puts a context in force as the unit does: purge in one transaction, then the new context, then enforce. */
  readonly put: (changes: Partial<PrivacyContext>) => void;
  /** Only replaces the context: what is queued and under way is not told. */
  readonly swap: (changes: Partial<PrivacyContext>) => void;
  readonly turn: (setting: 'geolocation' | 'voiceData', on: boolean) => void;
  readonly close: () => Promise<void>;
};

/** @param folder a data folder, `:memory:` by default */
export function createTelemetryRig(
  options: Pick<TelemetryOptions, 'target'> &
    Partial<TelemetryOptions> & { readonly folder?: string; readonly start?: boolean },
): TelemetryRig {
  const { folder = ':memory:', start = true, ...given } = options;
  const store = openStore({ folder, now: Date.now, random: Math.random });
  const lines: LogLine[] = [];
  const keep = (level: string) => (facts: object, sentence: string) => {
    lines.push({ level, facts, sentence });
  };
  let context = contextWith();

  const privacy = (): PrivacyState => {
    const shown = (on: boolean) => ({ requested: on, effective: on });
    return { geolocation: shown(context.settings.geolocation), voiceData: shown(context.settings.voiceData) };
  };
  const telemetry = createTelemetry({
    database: store.database,
    clock: createRealClock(),
    random: Math.random,
    prefix: PREFIX,
    pseudonym: () => PSEUDONYM,
    context: () => context,
    privacy,
    log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    ...given,
  });
  const swap: TelemetryRig['swap'] = (changes) => {
    context = { ...context, epoch: context.epoch + 1, ...changes };
  };
  const put: TelemetryRig['put'] = (changes) => {
    const next = { ...context, epoch: context.epoch + 1, ...changes };
    store.database.transaction(() => telemetry.purge(next)).immediate();
    context = next;
    telemetry.enforce();
  };
  if (start) telemetry.start();
  return {
    telemetry,
    database: store.database,
    lines,
    context: () => context,
    put,
    swap,
    turn: (setting, on) => put({ settings: { ...context.settings, [setting]: on } }),
    close: async () => {
      await telemetry.close();
      store.close();
    },
  };
}
