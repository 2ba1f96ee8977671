import type { Page } from '@playwright/test';
import { profileOf } from '../../playwright/people.ts';
import type { Position } from '../../src/contract/car.ts';
import { expect, test } from '../fixtures.ts';
import { withoutGraphics } from '../walk/without-graphics.ts';

/** Without a graphics card every picture of the map is drawn by the processor. */
test.slow();

const opened = (page: Page): Promise<void> =>
  expect(page.getByText('The map is being opened')).toBeHidden({ timeout: 30_000 });

/** Metres from a position to the nearest point of a line that is walked along in small steps. */
const metresBeside = (line: readonly Position[], [longitude, latitude]: Position): number => {
  const east = Math.cos((latitude * Math.PI) / 180) * 111_195;
  const steps = line.flatMap((to, index) => {
    const from = line[index - 1] ?? to;
    return Array.from(
      { length: 50 },
      (_, step): Position => [
        from[0] + ((to[0] - from[0]) * step) / 50,
        from[1] + ((to[1] - from[1]) * step) / 50,
      ],
    );
  });
  return Math.min(...steps.map(([x, y]) => Math.hypot((x - longitude) * east, (y - latitude) * 111_195)));
};

test.beforeEach(async ({ headUnit, unit }) => {
  const driver = await profileOf(unit, 'primary');
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(driver);
});

for (const kind of ['moving map', 'drawing'] as const) {
  test(`a route is drawn by touch on the ${kind}, saved, chosen and driven`, async ({
    headUnit,
    unit,
    window,
  }) => {
    if (kind === 'drawing') await withoutGraphics(window);
    await headUnit.go('Map');
    if (kind === 'moving map') await expect(window.getByRole('application')).toBeVisible({ timeout: 30_000 });
    await opened(window);
    await window.getByRole('button', { name: /^(Choose a destination|Destination: )/ }).click();
    await window.getByRole('button', { name: 'Draw a route' }).click();
    const panel = window.getByRole('dialog', { name: 'Draw a route' });
    const told = panel.getByRole('status');
    await expect(told).toHaveText('Touch the map point by point, where the route goes.');
    const box = await window.getByRole('region', { name: 'Map of the drive' }).boundingBox();
    if (box === null) throw new Error('The map has no place');
    const touch = (x: number, y: number) => window.mouse.click(box.x + box.width * x, box.y + box.height * y);

    await touch(0.5, 0.6);
    await expect(told).toContainText('1 point');
    await panel.getByRole('button', { name: 'Continue' }).click();
    await expect(told).toContainText('A route needs at least two points.');
    await touch(0.6, 0.6);
    await expect(told).toContainText('2 points');
    await touch(0.6, 0.6);
    await expect(told).toContainText('That point lies on the one before.');
    await touch(0.5, 0.6);
    await expect(told).toContainText('The road would double back there.');
    await touch(0.6, 0.4);
    await touch(0.8, 0.4);
    await expect(told).toContainText('4 points');
    await panel.getByRole('button', { name: 'Take back the last point' }).click();
    await expect(told).toContainText('3 points');

    await panel.getByRole('button', { name: 'Continue' }).click();
    await panel.getByRole('textbox', { name: 'Name of the route' }).fill('Round the block');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel).toBeHidden();
    await expect(window.getByText('“Round the block” is saved until the car is restarted.')).toBeVisible();

    const drawn = (await unit.call('route.list')).find(({ name }) => name === 'Round the block');
    expect(drawn?.geometry.length).toBeGreaterThan(3);
    expect((await unit.call('unit.state')).destination, 'R20 a drawing alone is no destination').toBeNull();

    await headUnit.bench.open();
    await expect(headUnit.bench.region.getByRole('combobox', { name: 'Route' })).toHaveValue(drawn?.id ?? '');
    await headUnit.bench.press('Start drive');
    await headUnit.bench.close();
    await expect.poll(async () => (await unit.call('unit.state')).drive?.name).toBe('Round the block');
    if (kind === 'moving map') await expect(window.getByRole('img', { name: 'Your car' })).toBeVisible();
    await expect
      .poll(async () => (await unit.call('unit.state')).motion.distance, { timeout: 30_000 })
      .toBeGreaterThan(20);
    // So short a route may be at its end by now; either way the car is on what was drawn.
    await expect(window.getByRole('region', { name: 'Guidance' })).toContainText(/to go|You have arrived/);
    const { position } = (await unit.call('unit.state')).motion;
    expect(metresBeside(drawn?.geometry ?? [], position)).toBeLessThan(25);
  });

  test(`a route is drawn by keyboard alone on the ${kind}`, async ({ headUnit, unit, window }) => {
    if (kind === 'drawing') await withoutGraphics(window);
    await headUnit.go('Map');
    if (kind === 'moving map') await expect(window.getByRole('application')).toBeVisible({ timeout: 30_000 });
    await opened(window);
    await window.getByRole('button', { name: /^(Choose a destination|Destination: )/ }).press('Enter');
    await window.getByRole('button', { name: 'Draw a route' }).press('Enter');
    const told = window.getByRole('dialog', { name: 'Draw a route' }).getByRole('status');
    const cross = window.getByRole('button', { name: /^Cross-hair/ });
    await cross.press('Enter');
    await expect(cross).toBeVisible();
    for (let step = 0; step < 4; step += 1) await cross.press('ArrowRight');
    await cross.press('Enter');
    await expect(told).toContainText('2 points');
    // Beyond the edge the map moves on under the cross-hair.
    for (let step = 0; step < 12; step += 1) await cross.press('ArrowUp');
    await cross.press('Enter');
    await expect(told).toContainText('3 points');
    await cross.press('Backspace');
    await expect(told).toContainText('2 points');
    await cross.press('Shift+ArrowUp');
    await window.getByRole('button', { name: 'Continue' }).press('Enter');
    const field = window.getByRole('textbox', { name: 'Name of the route' });
    await expect(field).toBeFocused();
    await window.keyboard.type('By keys');
    await window.keyboard.press('Enter');
    await expect(window.getByText('“By keys” is saved until the car is restarted.')).toBeVisible();
    expect((await unit.call('route.list')).map(({ name }) => name)).toContain('By keys');
  });
}

test('nothing is drawn while the car drives, and the next driver finds nothing of it (R5)', async ({
  headUnit,
  unit,
  window,
}) => {
  await headUnit.bench.open();
  const start = headUnit.bench.region.getByRole('button', { name: 'Draw a route' });
  await start.click();
  await headUnit.bench.close();
  const panel = window.getByRole('dialog', { name: 'Draw a route' });
  await expect(panel).toBeVisible();
  await opened(window);
  await window.getByRole('button', { name: /^Cross-hair/ }).press('Enter');
  await expect(panel.getByRole('status')).toContainText('1 point');
  await unit.call('drive.start');
  await expect(panel).toBeHidden();
  await expect(window.getByText('Your drawing waits until the drive is over.')).toBeVisible();
  await headUnit.bench.open();
  await expect(start).toBeDisabled();
  await headUnit.bench.close();
  await unit.call('drive.stop');
  await expect(panel.getByRole('status')).toContainText('1 point', { timeout: 20_000 });
  await headUnit.choose(await profileOf(unit, 'secondary'));
  await expect(panel).toBeHidden();
  await window.getByRole('button', { name: /^(Choose a destination|Destination: )/ }).click();
  await window.getByRole('button', { name: 'Draw a route' }).click();
  await expect(panel.getByRole('status')).toHaveText('Touch the map point by point, where the route goes.');
});
