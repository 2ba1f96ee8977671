import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORE_FILE } from '../../src/store/open.ts';
import { type Act, driveOff, loadPrimary, named, on, quickPrivacy, standStill, tab } from './act.ts';

const offline: Act = {
  name: 'no connection',
  args: () => ['--broker', 'mqtt://127.0.0.1:9'],
  prepare: driveOff,
  scenes: [on('Home'), tab('Privacy', 'What leaves now'), quickPrivacy],
};

/** What is set aside at the start is said on every screen until somebody says that they have read it. */
const setAside: Act = {
  name: 'a store that was damaged',
  args: () => {
    const folder = mkdtempSync(join(tmpdir(), 'glovebox-pictures-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, STORE_FILE), 'this is not a database\n'.repeat(400));
    return ['--data', folder];
  },
  prepare: standStill,
  scenes: [on('Home'), on('Privacy'), tab('Privacy', 'What leaves now'), on('Car')],
};

const refusal: Act = {
  name: 'a full disk',
  prepare: standStill,
  scenes: [
    named('a switch that could not be kept', async ({ control, headUnit, page }) => {
      await headUnit.go('Privacy');
      await control.call('store.fault', { state: 'full' });
      await headUnit.switch('Geolocation').click();
      await page.getByRole('main').getByRole('alert').first().waitFor();
    }),
  ],
  // Nothing can be stored in it, and so no other language either.
  afresh: true,
};

const lost: Act = {
  name: 'lost',
  prepare: loadPrimary,
  afresh: true,
  scenes: [
    named('unit not reachable', async ({ control, end, headUnit, page }) => {
      // What the page shows first came with it; that it asks who drives came over its link.
      await control.call('vehicle.set', { ignition: 'on' });
      await headUnit.dialog('Who drives?').waitFor();
      await end();
      await page.getByRole('alert').waitFor();
    }),
  ],
};

const used: Act = {
  name: 'a link that was used up',
  prepare: loadPrimary,
  afresh: true,
  scenes: [
    named('link refused', async ({ page }) => {
      const { origin } = new URL(page.url());
      await page.context().clearCookies();
      await page.evaluate(() => window.sessionStorage.clear());
      await page.goto(origin);
      await page.getByRole('main').getByRole('heading').waitFor();
    }),
  ],
};

/** What goes wrong, and how it is told. */
export const TROUBLE_ACTS: readonly Act[] = [offline, setAside, refusal, lost, used];
