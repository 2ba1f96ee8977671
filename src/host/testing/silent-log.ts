import type { Log } from '../../telemetry/telemetry.ts';

const nothing = (): void => undefined;

/** A log that says nothing. */
export const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
