import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectControl } from '../client/control.ts';
import { serve } from '../client/serve.ts';
import { profileOf } from '../playwright/people.ts';
import { withFolder } from './quiet.ts';
import { median, quantile, type Row } from './row.ts';

const SPEED = 50;
const LIMIT = 150;
/** How much more the last third may hold than the middle third, as a share. */
const GROWTH = 0.05;
const PERIOD = 1000;

/** Megabytes (10⁶ bytes… as the kernel counts them: KiB / 1024) that a process holds in memory. */
const resident = (pid: number): number => {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};

/** The memory of the built `serve` while it drives at fifty times the speed, everything switched on. */
export const benchMemory = (minutes: number): Promise<Row> =>
  withFolder(async (folder) => {
    const args = ['--data', join(folder, 'unit'), '--speed', String(SPEED), '--log-level', 'silent'];
    const serving = await serve(args);
    const control = await connectControl(serving.ready.control);
    const values: number[] = [];
    try {
      await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
      await control.call('privacy.set', { setting: 'geolocation', on: true });
      const end = performance.now() + minutes * 60_000;
      while (performance.now() < end) {
        const { drive } = await control.call('unit.state');
        if (drive === null || drive.arrived) await control.call('drive.start');
        await new Promise((done) => setTimeout(done, PERIOD));
        values.push(resident(serving.ready.pid));
      }
    } finally {
      control.close();
      await serving.stop();
    }
    const third = Math.floor(values.length / 3);
    const growth = median(values.slice(-third)) / median(values.slice(third, 2 * third)) - 1;
    const figure = quantile(values, 1);
    return {
      name: `memory of serve, driving ×${SPEED} for ${minutes} min`,
      figure,
      unit: 'MB',
      baseline: null,
      ratio: null,
      target: `at most ${LIMIT} MB, flat`,
      ok: figure <= LIMIT && growth <= GROWTH,
      note: `last third ${growth >= 0 ? '+' : ''}${(growth * 100).toFixed(1)} % against the middle`,
    };
  });
