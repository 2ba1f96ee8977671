import { destination, pino } from 'pino';
import type { Log } from '../telemetry/telemetry.ts';
import { redact } from './redact.ts';
import type { Settings } from './settings.ts';

const STDERR = 2;

/**
 * The log on stderr: for people on a terminal, as JSON lines elsewhere. Secrets never get into it; stacks only at
 * `debug`.
 */
export const createLog = async (level: Settings['logLevel']): Promise<Log> => {
  const options = {
    level,
    base: null,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (facts: object) => redact(facts, level === 'debug') as Record<string, unknown>,
    },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  const stream = process.stderr.isTTY
    ? (await import('pino-pretty')).default({
        destination: STDERR,
        sync: true,
        translateTime: 'SYS:HH:MM:ss',
      })
    : destination({ dest: STDERR, sync: true });
  const log: Log = pino(options, stream);
  return log;
};
