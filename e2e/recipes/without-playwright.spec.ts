import { expect, test } from '@playwright/test';
// #region Without Playwright
import { connectControl, serve } from 'glovebox/client';
import { runScenario } from 'glovebox/scenario';

// #endregion

test('A unit and a scenario are started from a program', async () => {
  // #region Without Playwright
  const serving = await serve(['--data', ':memory:']);
  const unit = await connectControl(serving.ready.control);
  await unit.call('profile.load', { profile: 'Alex' });
  const { profile } = await unit.call('unit.state');
  unit.close();
  await serving.stop();

  const { held } = await runScenario('off-means-off');
  // #endregion
  expect(profile.name).toBe('Alex');
  expect(held).toBe(true);
});
