import { headUnitPage } from '../../playwright/pages/head-unit-page.ts';
import { expect, test } from '../fixtures.ts';

test.use({ welcomed: false });

test('the first start says what the unit promises, and comes once', async ({ window, unit }) => {
  const welcome = window.getByRole('dialog', { name: 'Welcome' });
  await expect(welcome).toBeVisible();
  await expect(welcome.getByRole('listitem')).toHaveCount(3);
  await expect(welcome.getByText('Both switches start off')).toBeVisible();
  await welcome.getByRole('button', { name: 'Begin' }).click();
  await expect(welcome).toBeHidden();
  expect((await unit.call('unit.state')).welcomed).toBe(true);
  await window.reload();
  await expect(headUnitPage(window).statusBar).toBeVisible();
  await expect(welcome).toBeHidden();
});

test('R14 quick privacy is reached from the first start as from anywhere', async ({ window }) => {
  const headUnit = headUnitPage(window);
  await expect(window.getByRole('dialog', { name: 'Welcome' })).toBeVisible();
  await headUnit.position.click();
  await expect(headUnit.dialog('Quick privacy')).toBeVisible();
});
