import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';
import type { Argument } from '../contract/commands.ts';

type Words = Argument<'assistant.say'>;

const awake = async (profile = 'Alex'): Promise<UnitInFolder> => {
  const unit = unitInFolder();
  await unit.ask('vehicle.set', { ignition: 'on' });
  await unit.ask('profile.load', { profile });
  return unit;
};

const answer = async (unit: UnitInFolder, words: string | Words) =>
  (await unit.ask('assistant.say', typeof words === 'string' ? { text: words, source: 'typed' } : words))
    .answer;

const spokenOf = async (unit: UnitInFolder): Promise<readonly string[]> =>
  (await unit.queued()).filter(({ kind }) => kind === 'utterance').map(({ payload }) => payload);

describe('what works on board, with both switches off', () => {
  test('R22 climate, calls and music', async () => {
    await using unit = await awake();
    expect(await answer(unit, 'make it 23.5 degrees')).toEqual({
      intent: 'climate',
      outcome: 'climate-set',
      values: { temperature: 23.5 },
    });
    expect(await answer(unit, 'warmer')).toMatchObject({ values: { temperature: 24.5 } });
    expect(await answer(unit, '60 degrees')).toMatchObject({
      outcome: 'climate-limit',
      values: { temperature: 28 },
    });
    expect(await answer(unit, '-5 degrees')).toMatchObject({
      outcome: 'climate-limit',
      values: { temperature: 16 },
    });
    expect(await answer(unit, 'turn the climate off')).toMatchObject({ outcome: 'climate-off' });
    expect(await answer(unit, 'hang up')).toMatchObject({ outcome: 'call-none' });
    expect(await answer(unit, 'call mom')).toEqual({ intent: 'call', outcome: 'call-unknown', values: {} });
    expect(await answer(unit, 'play jazz')).toEqual({
      intent: 'music',
      outcome: 'music-unknown',
      values: {},
    });
    expect(await answer(unit, 'call my dealer')).toMatchObject({
      outcome: 'call-started',
      values: { to: 'dealer' },
    });
    expect(await answer(unit, 'call 112')).toMatchObject({
      outcome: 'call-under-way',
      values: { to: 'dealer' },
    });
    expect(await answer(unit, 'play music')).toMatchObject({ values: { track: 'first-light' } });
    expect(await answer(unit, 'next track')).toMatchObject({ values: { track: 'open-road' } });

    const state = await unit.ask('unit.state');
    expect(state.climate).toEqual({ on: false, temperature: 16 });
    expect(state.call).toMatchObject({ to: 'dealer' });
    expect(state.media).toEqual({ playing: true, track: 'open-road' });
    expect(await answer(unit, 'hang up')).toMatchObject({ outcome: 'call-ended' });
    expect(await spokenOf(unit), 'R21 nothing of it left').toEqual([]);
  });

  test('a place that the car knows becomes the destination; one that it does not is said, and nothing changes', async () => {
    await using unit = await awake();
    expect(await answer(unit, 'navigate to Atlantis')).toMatchObject({
      outcome: 'destination-unknown',
      values: { name: 'Atlantis' },
    });
    expect((await unit.ask('unit.state')).destination).toBeNull();
    expect(await answer(unit, 'navigate to Böfingen')).toMatchObject({
      outcome: 'destination-set',
      values: { name: 'Böfingen' },
    });
    const [route] = await unit.ask('route.list');
    expect((await unit.ask('unit.state')).destination).toMatchObject({
      route: route?.id,
      name: 'Böfingen',
      along: route?.places.find(({ name }) => name === 'Böfingen')?.along,
    });
  });

  test('everything rests when the ignition is turned off, and nothing starts until it is on', async () => {
    await using unit = await awake();
    for (const words of ['call my dealer', 'play music']) await answer(unit, words);
    await unit.ask('vehicle.set', { ignition: 'off' });
    expect(await unit.ask('unit.state')).toMatchObject({
      call: null,
      climate: { on: false },
      media: { playing: false },
    });
    expect(await unit.refusal('media.set', { playing: true })).toBe('not-now');
    expect(await unit.refusal('call.start', { to: 'dealer' })).toBe('not-now');
    expect(await unit.refusal('climate.set', { on: true })).toBe('not-now');
  });

  test('bad input is refused: half a call, a temperature off the dial, a confidence beyond certainty', async () => {
    await using unit = await awake();
    expect(await unit.refusal('climate.set', { temperature: 40 })).toBe('bad-input');
    expect(await unit.refusal('climate.set', { temperature: 21.3 })).toBe('bad-input');
    expect(await unit.refusal('assistant.say', { text: 'x', confidence: 1.1 })).toBe('bad-input');
    expect(await unit.refusal('assistant.say', { text: '' })).toBe('bad-input');
    await unit.ask('call.start', { to: 'dealer' });
    expect(await unit.refusal('call.start', { to: 'emergency' })).toBe('not-now');
  });
});

describe('what is said is voice data', () => {
  test.each(['spoken', 'typed', 'canned'] as const)(
    'R21 %s words leave while voice data is on, and only then',
    async (source) => {
      await using unit = await awake();
      await unit.ask('assistant.say', { text: 'sing a song of before', source });
      await unit.ask('privacy.set', { setting: 'voiceData', on: true });
      const said = await unit.ask('assistant.say', {
        text: 'sing a song of now',
        source,
        ...(source === 'spoken' ? { duration: 2.5, confidence: 0.75 } : {}),
      });
      expect(said).toMatchObject({ left: true, answer: { intent: null, outcome: 'unknown-waiting' } });
      const [utterance, ...more] = await spokenOf(unit);
      expect(more).toEqual([]);
      expect(utterance).toContain('sing a song of now');
      expect(utterance).toContain(source);
      // A keyboard has neither length nor doubt.
      expect(utterance?.includes('Private.Voice.Duration')).toBe(source === 'spoken');
      expect(utterance?.includes('Private.Voice.Confidence')).toBe(source === 'spoken');
    },
  );

  test('R17 only speech lights the microphone', async () => {
    await using unit = await awake();
    const lit = async () => (await unit.ask('unit.state')).indicators.microphone;
    await unit.ask('assistant.say', { text: 'play music', source: 'typed' });
    await unit.ask('assistant.say', { text: 'play music', source: 'canned' });
    expect(await lit()).toBe('off');
    await unit.ask('assistant.say', { text: 'play music' });
    expect(await lit()).toBe('on-board');
    await unit.pass(3);
    expect(await lit()).toBe('off');
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    await unit.ask('assistant.listen', { on: true });
    await unit.pass(60);
    expect(await lit()).toBe('leaving');
    await unit.ask('assistant.listen', { on: false });
    expect(await lit()).toBe('off');
  });

  test.each([
    ['the switch', {}, { cause: 'voiceData', paused: false }],
    ['a private trip', { pause: true }, { cause: 'voiceData', paused: true }],
    ['the service', { service: true }, { cause: 'switched-off' }],
  ] as const)(
    'a question for outside names %s as what keeps it in the car, and says what the car itself knows',
    async (_what, how, cause) => {
      await using unit = await awake();
      if ('pause' in how || 'service' in how)
        await unit.ask('privacy.set', { setting: 'voiceData', on: true });
      if ('pause' in how) await unit.ask('privacy.pause', { until: 'ignition-off' });
      if ('service' in how) await unit.ask('service.set', { service: 'voice-assistant', on: false });
      const { outsideTemperature } = (await unit.ask('unit.state')).motion;
      expect(await answer(unit, "What's the weather?")).toMatchObject({
        intent: 'weather',
        outcome: 'weather-kept',
        values: { temperature: outsideTemperature, ...cause },
      });
      expect(await answer(unit, 'Who wrote this?')).toMatchObject({ outcome: 'unknown-kept', values: cause });
      expect(await spokenOf(unit)).toEqual([]);
    },
  );

  test('a guest who accepted nothing is told so', async () => {
    await using unit = await awake();
    await unit.ask('profile.unload');
    expect(await answer(unit, 'Who wrote this?')).toMatchObject({ values: { cause: 'not-accepted' } });
  });

  test('with geolocation off the online assistant knows no places, and that is said', async () => {
    await using unit = await awake();
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    expect(await answer(unit, 'Who wrote this?')).toMatchObject({ values: { limited: true } });
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    expect(await answer(unit, 'Who wrote this?')).toMatchObject({ values: { limited: false } });
  });
});

describe('privacy by words', () => {
  test.each([
    ['Alex', 'Stop sharing my location'],
    ['Bram', 'Stop met het delen van mijn locatie'],
    ['Camille', 'Arrête de partager ma position'],
  ])(
    'R10 R26 R30 %s says "%s", and it takes the way of the switch: in force when it is answered, and on the record',
    async (profile, words) => {
      await using unit = await awake(profile);
      await unit.ask('privacy.set', { setting: 'geolocation', on: true });
      await unit.pass(3);
      expect((await unit.queued()).map(({ category }) => category)).toContain('location');
      expect(await answer(unit, words)).toMatchObject({
        outcome: 'privacy-off',
        values: { setting: 'geolocation' },
      });
      expect((await unit.ask('privacy.get')).geolocation).toEqual({ requested: false, effective: false });
      expect((await unit.queued()).map(({ category }) => category)).not.toContain('location');
      expect((await unit.ask('ledger.list', { limit: 1 }))[0]).toMatchObject({
        subject: 'setting.geolocation',
        value: 'off',
        screen: 'assistant',
      });
      expect(await answer(unit, words)).toMatchObject({ outcome: 'privacy-off-already' });
    },
  );

  test('R21 R26 "turn voice data off" is in force before the words are judged: they stay as well', async () => {
    await using unit = await awake();
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    const said = await unit.ask('assistant.say', { text: 'Turn voice data off' });
    expect(said).toMatchObject({ left: false, answer: { outcome: 'privacy-off' } });
    expect(await spokenOf(unit)).toEqual([]);
  });

  test('R18 "private trip" holds both until the ignition is off', async () => {
    await using unit = await awake();
    expect(await answer(unit, 'private trip')).toMatchObject({ outcome: 'privacy-nothing-to-pause' });
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    expect(await answer(unit, 'private trip')).toMatchObject({ outcome: 'privacy-paused' });
    expect((await unit.ask('privacy.get')).voiceData).toEqual({
      requested: true,
      effective: false,
      until: 'ignition-off',
    });
    expect((await unit.ask('ledger.list', { limit: 1 }))[0]).toMatchObject({ screen: 'assistant' });
  });

  test.each(['Share my location', 'Turn voice data on'])(
    'R13 "%s" opens no gate: the driver is led to the switch',
    async (words) => {
      await using unit = await awake();
      const entries = await unit.ask('ledger.list');
      expect(await answer(unit, words)).toMatchObject({ outcome: 'privacy-open-switch' });
      expect(await unit.ask('privacy.get')).toMatchObject({
        geolocation: { requested: false },
        voiceData: { requested: false },
      });
      expect(await unit.ask('ledger.list')).toEqual(entries);
    },
  );

  test('R16 "what leaves the car?" is answered from what is in force', async () => {
    await using unit = await awake();
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    expect(await answer(unit, 'What leaves the car?')).toMatchObject({
      outcome: 'privacy-leaves',
      values: { geolocation: true, voiceData: false },
    });
  });
});

describe('words that name the destination', () => {
  const say = { text: 'navigate to Böfingen', source: 'typed' } as const;

  test('R20 stay while geolocation is off, though voice data is on; what is known of their sound may leave', async () => {
    await using unit = await awake();
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    const { left, decision } = await unit.ask('assistant.say', say);
    expect({ left, rule: decision.rule }).toEqual({ left: false, rule: 'R20' });
    const spoken = await spokenOf(unit);
    expect(spoken.join()).toContain('Private.Voice.Language');
    expect(spoken.join()).not.toContain('Böfingen');
  });

  test('R20 R21 leave once both switches are on', async () => {
    await using unit = await awake();
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    expect((await unit.ask('assistant.say', say)).left).toBe(true);
    expect((await spokenOf(unit)).join()).toContain('Böfingen');
  });
});
