import { createTelemetry } from '../../telemetry/telemetry.ts';
import { takeSeat } from '../seat.ts';
import { IN_MEMORY } from '../settings.ts';
import { SILENT } from './silent-log.ts';

/**
 * A process of its own, for a test: it restores a snapshot and dies by `kill -9` where the database of the snapshot has taken the place of
 * the former one, and the unit that is to use it is half made.
 */
const [data = '', name = ''] = process.argv.slice(2);
let made = 0;
const seat = await takeSeat({ ...IN_MEMORY, data }, SILENT, {
  telemetry: (options) => {
    made += 1;
    if (made === 2) process.kill(process.pid, 'SIGKILL');
    return createTelemetry(options);
  },
});
await seat.unit.handlers['snapshot.restore']?.({ name }, { device: 'control', screen: null });
