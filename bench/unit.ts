import { join } from 'node:path';
import type { Origin } from '../src/contract/dispatch.ts';
import { assemble } from '../src/host/assemble.ts';
import type { HeadUnit } from '../src/unit/head-unit.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { type BareCommit, openBareCommit } from './durable.ts';
import { SILENT, settingsOf, withFolder } from './quiet.ts';

/** Who asks in a benchmark. */
export const ORIGIN: Origin = { device: 'control', screen: null };

/** Gives `work` a unit that drives and publishes to a real broker, with the primary loaded, and a bare database on the same disk. */
export const withDrivingUnit = <T>(
  work: (handlers: HeadUnit['handlers'], bare: BareCommit) => Promise<T>,
): Promise<T> =>
  withFolder(async (folder) => {
    const broker = await startMosquitto();
    const { unit, close } = await assemble(settingsOf(join(folder, 'unit'), broker.url), SILENT);
    const bare = openBareCommit(folder);
    const { handlers } = unit;
    try {
      const profiles = await handlers['profile.list'](undefined, ORIGIN);
      const primary = profiles.find(({ kind }) => kind === 'primary');
      await handlers['profile.load']({ profile: primary?.id ?? '' }, ORIGIN);
      await handlers['drive.start'](undefined, ORIGIN);
      while ((await handlers['unit.state'](undefined, ORIGIN)).connection.status !== 'online') {
        await new Promise((done) => setImmediate(done));
      }
      return await work(handlers, bare);
    } finally {
      bare.close();
      await close();
      await broker.close();
    }
  });
