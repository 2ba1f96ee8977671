import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';

/** What the catalogue of the requirements says lives on driving data, and on positions. */
const ON_TELEMATICS = ['maintenance-reminder', 'trip-log', 'connected-score'];
const ON_LOCATION = [
  'trip-log',
  'find-my-car',
  'connected-navigation',
  'online-place-search',
  'parking-and-fuel-prices',
  'weather',
  'voice-assistant',
  'connected-score',
];

const categories = async (unit: UnitInFolder): Promise<ReadonlySet<string>> =>
  new Set((await unit.queued()).filter(({ kind }) => kind === 'telemetry').map(({ category }) => category));

const driving = async (): Promise<UnitInFolder> => {
  const unit = unitInFolder();
  await unit.ask('profile.load', { profile: 'Alex' });
  await unit.ask('privacy.set', { setting: 'geolocation', on: true });
  await unit.ask('drive.start');
  await unit.pass(3);
  return unit;
};

describe('R15 data of services that are switched off', () => {
  test.each([
    ['telematics', ON_TELEMATICS, 'location'],
    ['location', ON_LOCATION, 'telematics'],
  ] as const)(
    'R15 R26 %s stays in the car once no service needs it, what waits of it too',
    async (category, services, other) => {
      await using unit = await driving();
      expect(await categories(unit)).toEqual(new Set(['telematics', 'location']));
      const [last = '', ...rest] = services;
      for (const service of rest) await unit.ask('service.set', { service, on: false });
      expect(await categories(unit), 'one that needs it is left').toContain(category);
      await unit.ask('service.set', { service: last, on: false });
      expect(await categories(unit)).not.toContain(category);
      await unit.pass(3);
      expect(await categories(unit)).not.toContain(category);
      expect(
        (await unit.ask('privacy.decisions')).filter(({ because }) => because.reason === 'service-off')
          .length,
      ).toBeGreaterThan(0);
      if (other === 'location') expect(await categories(unit)).toContain(other);
      await unit.ask('service.set', { service: last, on: true });
      await unit.pass(3);
      expect(await categories(unit)).toContain(category);
    },
  );

  test('R15 words stay in the car while the voice assistant is off, and no drive is told while the trip log is', async () => {
    await using unit = await driving();
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    await unit.ask('service.set', { service: 'voice-assistant', on: false });
    await unit.ask('service.set', { service: 'trip-log', on: false });
    expect((await unit.ask('assistant.say', { text: 'take me home' })).left).toBe(false);
    await unit.ask('drive.stop');
    const kinds = (await unit.queued()).map(({ kind }) => kind);
    for (const kind of ['utterance', 'drive-start', 'drive-end']) expect(kinds).not.toContain(kind);
  });

  test('R15 R24 an unknown service is named with the nearest, the crash notification can not be switched off, and nothing changes', async () => {
    await using unit = await driving();
    const before = await unit.ask('service.list');
    await expect(unit.ask('service.set', { service: 'wether', on: false })).rejects.toThrow(/weather/u);
    expect(await unit.refusal('service.set', { service: 'crash-notification', on: false })).toBe(
      'not-allowed',
    );
    expect(await unit.ask('service.list')).toEqual(before);
  });
});
