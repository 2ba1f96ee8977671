import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { connectControl } from '../../client/control.ts';
import { serve } from '../../client/serve.ts';
import { headUnitPage } from '../../playwright/pages/head-unit-page.ts';
import { profileOf } from '../../playwright/people.ts';
import { writeTiles } from '../../testing/write-tiles.ts';
import { expect, test } from '../fixtures.ts';
import { withoutGraphics } from '../walk/without-graphics.ts';

/** Without a graphics card every picture of the map is drawn by the processor. */
test.slow();

const MAP = { name: 'Map of the drive' } as const;

const opened = async (page: Page): Promise<void> => {
  await expect(page.getByRole('application')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('img', { name: 'Your car' })).toBeVisible({ timeout: 30_000 });
};

/** What the page fetched so far, by address. */
const fetched = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

/** The colour of one pixel of the page, from a PNG of that pixel alone. */
const colourAt = async (page: Page, x: number, y: number): Promise<readonly number[]> => {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return [...inflateSync(Buffer.concat(data)).subarray(1, 4)];
};

const token = async (page: Page, name: string): Promise<readonly number[]> => {
  const hex = await page
    .getByRole('region', MAP)
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  return [...Buffer.from(hex.trim().slice(1), 'hex')];
};

test.describe('with a drive under way', () => {
  test.beforeEach(async ({ headUnit, unit }) => {
    const driver = await profileOf(unit, 'primary');
    await unit.call('drive.start');
    await headUnit.choose(driver);
  });

  test('the map is fetched when it is first opened, all of it from the unit, and ends when it is left', async ({
    headUnit,
    window,
  }) => {
    expect((await fetched(window)).filter((url) => /driving-map|maplibre|geojson/.test(url))).toEqual([]);
    const asked: string[] = [];
    window.on('request', (request) => asked.push(request.url()));
    await headUnit.go('Map');
    await opened(window);
    const own = await window.evaluate(() => location.origin);
    for (const part of ['driving-map', 'land', 'places', 'maplibre-gl-worker'])
      expect(
        asked.filter((url) => url.includes(part)),
        part,
      ).not.toEqual([]);
    expect(asked.filter((url) => !url.startsWith(`${own}/`) && !url.startsWith('glovebox://unit/'))).toEqual(
      [],
    );
    await headUnit.go('Home');
    await expect(window.locator('canvas')).toHaveCount(0);
  });

  test('car, destination and guidance have names, and the guidance counts down as the car drives', async ({
    headUnit,
    unit,
    window,
  }) => {
    await headUnit.go('Map');
    await opened(window);
    const { destination } = await unit.call('unit.state');
    const map = window.getByRole('region', MAP);
    await expect(map.getByRole('img', { name: `Destination: ${destination?.name}` })).toBeAttached();
    const guidance = window.getByRole('region', { name: 'Guidance' });
    await expect(guidance).toContainText(/(Turn|Bear) (sharp )?(left|right)|Follow the road/);
    await expect(guidance).toContainText(/Arrival \d\d:\d\d/);
    await expect(guidance).toContainText(/assuming 30 km\/h|at your average speed so far/);
    const left = async (): Promise<number> =>
      Number(/([\d.]+)\s(?:k?m) to go/.exec((await guidance.textContent()) ?? '')?.[1]);
    const before = await left();
    await expect.poll(left).toBeLessThan(before);
  });

  test('a destination is chosen from at most six places while driving, and by a touch on the route', async ({
    headUnit,
    unit,
    window,
  }) => {
    await headUnit.go('Map');
    await opened(window);
    const chosen = async () => (await unit.call('unit.state')).destination?.name;
    await window.getByRole('radio', { name: 'Overview' }).click();
    const pin = window.getByRole('img', { name: 'Destination: Böfingen' });
    const box = await pin.boundingBox();
    const end = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) - 6 };

    await window.getByRole('button', { name: 'Destination: Böfingen' }).click();
    const places = window.getByRole('dialog', { name: 'Where to?' });
    const rows = places.getByRole('listitem');
    expect(await rows.count()).toBeGreaterThan(1);
    expect(await rows.count()).toBeLessThanOrEqual(6);
    await places.getByRole('button', { name: /^Ehinger Tor/ }).click();
    await expect(places).toBeHidden();
    expect(await chosen()).toBe('Ehinger Tor');
    await expect(window.getByRole('img', { name: 'Destination: Ehinger Tor' })).toBeVisible();

    await window.mouse.click(end.x, end.y);
    await expect.poll(chosen).toBe('Böfingen');
    await window.mouse.click(end.x - 90, end.y + 10);
    await expect(window.getByText('Touch the route itself to go there.')).toBeVisible();
    expect(await chosen()).toBe('Böfingen');
  });

  test('a destination is chosen and given up by keyboard alone', async ({ headUnit, unit, window }) => {
    await headUnit.go('Map');
    await opened(window);
    const way = window.getByRole('button', { name: /^Destination: / });
    await way.focus();
    await window.keyboard.press('Enter');
    const places = window.getByRole('dialog', { name: 'Where to?' });
    await expect(places).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(places).toBeHidden();
    await expect(way).toBeFocused();
    await window.keyboard.press('Enter');
    await places.getByRole('button', { name: /^Ehinger Tor/ }).focus();
    await window.keyboard.press('Enter');
    await expect(window.getByRole('button', { name: 'Destination: Ehinger Tor' })).toBeFocused();
    await window.keyboard.press('Enter');
    await places.getByRole('button', { name: 'To the end of the route' }).focus();
    await window.keyboard.press('Enter');
    await expect(window.getByRole('button', { name: 'Destination: Böfingen' })).toBeVisible();
    expect((await unit.call('unit.state')).destination?.name).toBe('Böfingen');
  });

  test('north, zoom and a map moved by hand: Follow brings the car back', async ({ headUnit, window }) => {
    await headUnit.go('Map');
    await opened(window);
    const scale = window.getByRole('img', { name: /^Scale: / });
    const before = await scale.getAttribute('aria-label');
    await window.getByRole('button', { name: 'Zoom out' }).click();
    await window.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(() => scale.getAttribute('aria-label')).not.toBe(before);
    await window.getByRole('button', { name: 'North up' }).click();
    await expect(window.getByRole('button', { name: 'Direction of travel up' })).toBeVisible();
    const follow = window.getByRole('radio', { name: 'Follow' });
    await window.getByRole('application').focus();
    await window.keyboard.press('ArrowLeft');
    await expect(follow).not.toBeChecked();
    await follow.click();
    await expect(follow).toBeChecked();
  });

  test('a display without WebGL shows the drawing, and says so', async ({ headUnit, window }) => {
    await withoutGraphics(window);
    await headUnit.go('Map');
    await expect(headUnit.alert).toHaveText(
      'This display can’t draw the moving map, so the route is shown as a drawing.',
    );
    await expect(window.getByRole('region', MAP).locator('svg')).toBeVisible();
    expect((await fetched(window)).filter((url) => url.includes('driving-map'))).toEqual([]);
  });

  test('a map that does not arrive is told, and can be asked for again', async ({
    headUnit,
    host,
    window,
  }) => {
    test.skip(host === 'electron', 'the scheme of the window is not a network that can fail');
    await window.route(/land-.*geojson/, (route) =>
      route.fulfill({ status: 200, body: 'not what was asked' }),
    );
    await headUnit.go('Map');
    await expect(headUnit.alert).toContainText('The moving map could not be opened', { timeout: 30_000 });
    await window.unroute(/land-.*geojson/);
    await window.getByRole('button', { name: 'Try again' }).click();
    await opened(window);
  });
});

test('a map file of the user is drawn under the route, fetched in parts', async ({ data, host, page }) => {
  test.skip(host === 'electron', 'the same function serves both hosts');
  const file = join(data, 'own.pmtiles');
  writeFileSync(file, writeTiles());
  const serving = await serve(['--data', ':memory:', '--map', file, '--lang', 'en', '--log-level', 'error']);
  try {
    const control = await connectControl(serving.ready.control);
    await control.call('setup.complete', { language: 'en' });
    const driver = (await control.call('profile.list')).find(({ kind }) => kind === 'primary');
    await control.call('vehicle.set', { ignition: 'on' });
    await control.call('profile.load', { profile: driver?.id ?? '' });
    await control.call('profile.confirm');
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/map/tiles.pmtiles')) answers.push(response.status());
    });
    await page.goto(serving.ready.url);
    await headUnitPage(page).go('Map');
    await opened(page);
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set([206]));
    await page.getByRole('button', { name: 'Map data' }).click();
    await expect(page.getByText('Your own map file: A test')).toBeVisible();
    // The file says that the whole world is a lake, so that is what is drawn around the car.
    // From far away, since the one tile of the file is of the smallest zoom.
    await page.getByRole('radio', { name: 'Overview' }).click();
    for (let step = 0; step < 8; step += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
    const box = await page.getByRole('region', MAP).boundingBox();
    const water = await token(page, '--map-water');
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) * 0.5, (box?.y ?? 0) + 30];
    await expect.poll(() => colourAt(page, x, y)).toEqual(water);
    control.close();
  } finally {
    await serving.stop();
  }
});
