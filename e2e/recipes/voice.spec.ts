import { expect, test } from 'glovebox/playwright';

// #region Speak while voice data is off
test.describe('voice data is off', () => {
  test.use({ profile: 'Alex', time: 'virtual' });

  test('the assistant answers, and no word leaves', async ({ unit, car, clock, wire }) => {
    wire.never('voice');
    expect(await car.say('find a quiet parking place')).toBe(false);
    const { left } = await unit.call('assistant.say', { text: 'how warm is the lake' });
    expect(left).toBe(false);
    await clock.advance('1 min');
    await expect(wire).not.toHaveLeaked('voice');
  });
});
// #endregion
