import { expect, test } from '../fixtures.ts';

const SHORT = 'Somebody speaks, with voice data on and off';

test('R21 a scenario runs from the bench on the unit in use, and its time line tells what happened', async ({
  headUnit,
  unit,
}) => {
  const { bench } = headUnit;
  await unit.call('clock.speed', { times: 20 });
  await bench.open();
  await bench.region.getByRole('tab', { name: 'Scenario', exact: true }).click();
  const panel = bench.region.getByRole('tabpanel', { name: 'Scenario' });
  await panel.getByRole('combobox', { name: 'Scenario', exact: true }).selectOption(SHORT);
  await panel.getByRole('combobox', { name: 'voiceData' }).selectOption('off');
  await panel.getByRole('button', { name: 'Run', exact: true }).click();

  await expect(panel.getByRole('status')).toContainText(`Held. ${SHORT} (voiceData off)`, {
    timeout: 30_000,
  });
  const expectations = panel.getByRole('list', { name: 'Expectations' }).getByRole('listitem');
  await expect(expectations).toHaveCount(4);
  for (const expectation of await expectations.all()) await expect(expectation).toContainText('Held');

  await expect(panel.getByRole('img', { name: /^Time line at 0:30 of 0:30/ })).toBeVisible();
  await panel.getByText('As a list').click();
  const words = panel.getByRole('list', { name: 'Time line in words' });
  await expect(words.getByRole('listitem').filter({ hasText: 'Step 1: asked' })).toBeVisible();
  await expect(words.getByRole('listitem').filter({ hasText: 'Voice data is off' })).toBeVisible();
  await expect(words.getByRole('listitem').filter({ hasText: 'Driving data: ' }).first()).toBeVisible();
  await expect(words.getByRole('listitem').filter({ hasText: 'Spoken words' })).toHaveCount(0);
  expect(await unit.call('scenario.state')).toMatchObject({ name: 'voice', state: 'held' });
});

test('The bench stops a run where it is, and says why another can not run here', async ({
  headUnit,
  unit,
}) => {
  const { bench } = headUnit;
  await bench.open();
  await bench.region.getByRole('tab', { name: 'Scenario', exact: true }).click();
  const panel = bench.region.getByRole('tabpanel', { name: 'Scenario' });
  const scenario = panel.getByRole('combobox', { name: 'Scenario', exact: true });
  await scenario.selectOption('Off means off, while driving');
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(panel.getByRole('status')).toContainText('Running.');
  await expect(panel.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await panel.getByRole('button', { name: 'Stop run' }).click();
  await expect(panel.getByRole('status')).toContainText('Stopped.');
  expect((await unit.call('scenario.state'))?.state).toBe('stopped');

  await scenario.selectOption('The power fails right after the switch was turned');
  await expect(panel.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await expect(panel.getByText('glovebox simulate power-cut')).toBeVisible();
});

test('The bench opens doors, wets and ices the road, jams the satellites, starts their receiver cold and breaks a sensor', async ({
  headUnit,
  unit,
}) => {
  const { bench } = headUnit;
  await bench.open();
  await bench.region.getByRole('tab', { name: 'Car', exact: true }).click();
  const panel = bench.region.getByRole('tabpanel', { name: 'Car' });
  const conditions = async () => (await unit.call('unit.state')).conditions;

  await panel.getByRole('button', { name: 'Tailgate' }).click();
  await expect(panel.getByRole('button', { name: 'Tailgate', pressed: true })).toBeVisible();
  await panel.getByRole('radio', { name: 'Wet' }).click();
  await panel.getByRole('button', { name: 'Jammed' }).click();
  await panel.getByRole('combobox', { name: 'Signal' }).selectOption('Speed');
  await panel.getByRole('radio', { name: 'Stuck' }).click();
  await panel.getByRole('button', { name: 'Break' }).click();
  await expect(panel.getByRole('list', { name: 'Broken sensors' })).toContainText('Speed: Stuck');
  expect(await conditions()).toMatchObject({
    doors: ['tailgate'],
    road: 'wet',
    gnss: { lost: true },
    sensors: { 'Vehicle.Speed': 'stuck' },
  });

  await panel.getByRole('radio', { name: 'Icy' }).click();
  await panel.getByRole('button', { name: 'Cold start' }).click();
  await expect(panel.getByText('No position')).toBeVisible();
  expect(await conditions()).toMatchObject({ road: 'ice', gnss: { fix: 'none' } });

  await panel.getByRole('button', { name: 'Mend Vehicle.Speed' }).click();
  await panel.getByRole('button', { name: 'Jammed' }).click();
  await panel.getByRole('button', { name: 'Tailgate' }).click();
  await panel.getByRole('radio', { name: 'Dry' }).click();
  await expect(panel.getByText('All sensors are sound.')).toBeVisible();
  await expect.poll(conditions).toMatchObject({ doors: [], road: 'dry', gnss: { lost: false }, sensors: {} });
});
