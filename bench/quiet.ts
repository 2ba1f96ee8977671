import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../src/host/settings.ts';
import type { BrokerTarget, Log } from '../src/telemetry/telemetry.ts';

const nothing = (): void => undefined;

/** A log that says nothing: a benchmark measures the work, not the terminal. */
export const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A real broker by URL, MQTT 5, without a password. */
export const targetOf = (url: string): BrokerTarget => ({
  kind: 'external',
  url,
  protocol: '5',
  username: null,
  password: null,
  tls: { ca: null, cert: null, key: null },
});

/** Settings of a unit that publishes to `url` and drives at its real speed. */
export const settingsOf = (data: string, url: string): Settings => ({
  data,
  broker: { kind: 'external', target: targetOf(url) },
  prefix: 'glovebox/bench',
  seed: 1,
  speed: 1,
  clock: 'real',
  language: 'en',
  route: null,
  map: null,
  logLevel: 'silent',
});

/** Gives `work` a data folder of its own on a real disk, and removes it. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
