import { expect, test } from '../fixtures.ts';
import { profileOf } from '../unit/people.ts';

test('Touch targets are at least 76 px at 1280 by 800', async ({ headUnit, unit }) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  for (const screen of ['Home', 'Map', 'Privacy'] as const) {
    await headUnit.go(screen);
    const targets = [
      ...(await headUnit.statusBar.getByRole('button').all()),
      ...(await headUnit.page.getByRole('navigation', { name: 'Main' }).getByRole('button').all()),
      ...(await headUnit.page.getByRole('main').getByRole('switch').all()),
    ];
    for (const target of targets) {
      const box = await target.boundingBox();
      const name = await target.evaluate(
        (element) => element.getAttribute('aria-label') ?? element.textContent,
      );
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${screen}: ${name}`).toBeGreaterThanOrEqual(76);
    }
  }
});
