import { expect, test } from 'glovebox/playwright';

test.use({ snapshot: 'consented', time: 'virtual' });

test('a test begins in the middle of a drive, with everything agreed to', async ({ unit, clock, wire }) => {
  const { profile, consents, motion, drive } = await unit.state();
  expect(profile.name).toBe('Alex');
  expect(Object.values(consents)).not.toContain(false);
  expect(drive).not.toBeNull();

  await clock.advance('10 s');
  await expect(wire).toHaveLeft('location');
  expect((await unit.state()).motion.distance).toBeGreaterThan(motion.distance);
});
