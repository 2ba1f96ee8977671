import { expect, test } from 'glovebox/playwright';

// #region Switch off in mid-drive, and look at every byte after the answer
test.describe('geolocation goes off', () => {
  test.use({ profile: 'Alex', switches: { geolocation: true }, time: 'virtual' });

  test('no position reaches the broker after the answer', async ({ unit, car, clock, wire }) => {
    await car.drive();
    await clock.advance('1 min');
    await expect(wire).toHaveLeft('location');

    await unit.call('privacy.set', { setting: 'geolocation', on: false });
    const before = await wire.mark(); // all that the broker had by the answer has come
    await clock.advance('5 min');
    await expect(wire).not.toHaveLeaked('location');

    const after = wire.messages().slice(before);
    expect(after.length).toBeGreaterThan(0);
    for (const { topic, bytes } of after) {
      expect(topic).not.toContain('location');
      expect(bytes.toString('latin1')).not.toContain('CurrentLocation');
    }
    const kept = await wire.retained();
    expect(kept.filter(({ topic }) => topic.endsWith('/data/location'))).toEqual([]);
  });
});
// #endregion
