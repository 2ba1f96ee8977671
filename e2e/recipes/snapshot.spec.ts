import { expect, test } from 'glovebox/playwright';

// #region Begin in a snapshot, and come back to it
test.describe('everything is agreed to', () => {
  test.use({ snapshot: 'consented', time: 'virtual' });

  test('a withdrawal, and the same drive without it', async ({ unit, car }) => {
    await car.until('speed > 20');
    await unit.saveSnapshot('before-the-withdrawal');
    const saved = await unit.state();

    await unit.call('consent.set', { purpose: 'partner-sharing', on: false });
    await car.stop();

    const { consents, motion } = await unit.restoreSnapshot('before-the-withdrawal');
    expect(consents['partner-sharing']).toBe(true);
    expect(motion).toEqual(saved.motion);
  });
});
// #endregion
