import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { SETTINGS, type Setting } from '../privacy/vocabulary.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn, seededRandom, temporaryFolder } from '../store/testing/data-folder.ts';
import { createProfiles, type Profiles } from './profiles.ts';

afterEach(cleanUp);

const HOUR = 3_600_000;
const NONE = { geolocation: null, voiceData: null };
const profilesIn = (folder = ':memory:'): Profiles =>
  createProfiles(openIn(folder).database, seededRandom(7));

describe('R18 a pause', () => {
  test('holds a switch off and leaves alone what was asked for; at its end nothing has to be restored', () => {
    const profiles = profilesIn();
    profiles.load('Alex');
    profiles.set('geolocation', true);
    profiles.pause('geolocation', { startedAt: NOW, endsAt: NOW + HOUR });
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: false });
    expect(profiles.paused(NOW + HOUR - 1)).toEqual({ ...NONE, geolocation: { until: NOW + HOUR } });
    expect(profiles.nextPauseEnd()).toBe(NOW + HOUR);
    expect(profiles.expirePauses(NOW + HOUR - 1)).toBe(false);
    expect(profiles.paused(NOW + HOUR)).toEqual(NONE);
    expect(profiles.expirePauses(NOW + HOUR)).toBe(true);
    expect(profiles.expirePauses(NOW + HOUR)).toBe(false);
    expect([profiles.nextPauseEnd(), profiles.settings().geolocation]).toEqual([null, true]);
  });

  test('R12 survives a restart, and then still ends', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const first = createProfiles(store.database, seededRandom(7));
    first.load('Alex');
    first.set('geolocation', true);
    first.pause('geolocation', { startedAt: NOW, endsAt: NOW + HOUR });
    first.pause('voiceData', { startedAt: NOW, endsAt: null });
    store.close();
    const profiles = profilesIn(folder);
    expect(profiles.paused(NOW)).toEqual({
      geolocation: { until: NOW + HOUR },
      voiceData: { until: 'ignition-off' },
    });
    expect(profiles.endPausesAtIgnitionOff()).toBe(true);
    expect(profiles.endPausesAtIgnitionOff()).toBe(false);
    expect(profiles.paused(NOW)).toEqual({ ...NONE, geolocation: { until: NOW + HOUR } });
    expect(profiles.expirePauses(NOW + HOUR)).toBe(true);
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: false });
  });

  test('is each profile’s own, and ends also while that profile is not loaded', () => {
    const profiles = profilesIn();
    profiles.load('Alex');
    profiles.pause('geolocation', { startedAt: NOW, endsAt: NOW + HOUR });
    profiles.pause('voiceData', { startedAt: NOW, endsAt: null });
    profiles.load('Bram');
    expect([profiles.paused(NOW), profiles.nextPauseEnd()]).toEqual([NONE, null]);
    expect(profiles.endPausesAtIgnitionOff()).toBe(true);
    expect(profiles.expirePauses(NOW + HOUR)).toBe(true);
    profiles.load('Alex');
    expect(profiles.paused(NOW + 1)).toEqual(NONE);
  });

  test('is ended by setting the switch, to whatever value, and by resuming', () => {
    const profiles = profilesIn();
    profiles.load('Alex');
    for (const on of [true, false]) {
      profiles.pause('geolocation', { startedAt: NOW, endsAt: null });
      profiles.pause('voiceData', { startedAt: NOW, endsAt: null });
      profiles.set('geolocation', on);
      expect(profiles.paused(NOW)).toEqual({ ...NONE, voiceData: { until: 'ignition-off' } });
      expect(profiles.settings().geolocation).toBe(on);
      profiles.resume('voiceData');
      profiles.resume('voiceData');
      expect(profiles.paused(NOW)).toEqual(NONE);
    }
  });

  test('R5 of a guest goes with the guest', () => {
    const profiles = profilesIn();
    profiles.pause('geolocation', { startedAt: NOW, endsAt: NOW + HOUR });
    profiles.unload();
    expect(profiles.paused(NOW)).toEqual(NONE);
    expect(profiles.expirePauses(NOW + HOUR)).toBe(false);
  });

  test('started anew when the clock was set back lasts its length from then, not longer and not shorter', () => {
    const profiles = profilesIn();
    profiles.pause('geolocation', { startedAt: NOW, endsAt: NOW + HOUR });
    const back = NOW - 24 * HOUR;
    expect(profiles.paused(back).geolocation).toEqual({ until: back + HOUR });
    expect(profiles.expirePauses(back)).toBe(true);
    expect(profiles.expirePauses(back)).toBe(false);
    expect(profiles.nextPauseEnd()).toBe(back + HOUR);
    expect(profiles.paused(back + HOUR - 1).geolocation).toEqual({ until: back + HOUR });
    expect(profiles.paused(back + HOUR).geolocation).toBeNull();
  });

  test.each([
    ['negative', -1],
    ['empty', 0],
    ['longer than a day', 24 * HOUR + 1],
    ['endless', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
  ])('of %s length is refused, and the one that runs goes on', (_name, length) => {
    const profiles = profilesIn();
    profiles.pause('geolocation', { startedAt: NOW, endsAt: null });
    expect(() => profiles.pause('geolocation', { startedAt: NOW, endsAt: NOW + length })).toThrow(UnitError);
    expect(profiles.paused(NOW).geolocation).toEqual({ until: 'ignition-off' });
  });

  test.each([
    [NOW, NOW - 1],
    [NOW, NOW],
    [NOW, 9_007_199_254_740_993n],
    [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
  ])('R28 in a damaged row (%s to %s) holds until the ignition is off, and no longer', (start, end) => {
    const { database } = openIn(':memory:');
    const profiles = createProfiles(database, seededRandom(7));
    database.pragma('ignore_check_constraints = ON');
    database.prepare("INSERT INTO pause VALUES (NULL, 'geolocation', ?, ?)").run(start, end);
    expect(profiles.paused(NOW)).toEqual({ ...NONE, geolocation: { until: 'ignition-off' } });
    expect(profiles.expirePauses(NOW + 100 * HOUR)).toBe(false);
    expect(profiles.nextPauseEnd()).toBeNull();
    expect(profiles.endPausesAtIgnitionOff()).toBe(true);
    expect(profiles.paused(NOW)).toEqual(NONE);
  });
});

/** What a person would expect, kept with plain values: what each holder asked for, and how much of each pause is left. */
type Expected = {
  now: number;
  holder: string;
  readonly asked: Map<string, boolean>;
  /** What is left of a pause in milliseconds, with its length; 'trip' until the ignition is off. */
  readonly pauses: Map<string, { length: number; left: number } | 'trip'>;
};

type Step =
  | { readonly do: 'set'; readonly setting: Setting; readonly on: boolean }
  | { readonly do: 'pause'; readonly setting: Setting; readonly length: number | null }
  | { readonly do: 'resume'; readonly setting: Setting }
  | { readonly do: 'ignition off' }
  | { readonly do: 'clock'; readonly by: number }
  | { readonly do: 'load'; readonly who: string }
  | { readonly do: 'restart' };

const setting = fc.constantFrom(...SETTINGS);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), setting, on: fc.boolean() }),
  fc.record({
    do: fc.constant('pause' as const),
    setting,
    length: fc.option(fc.integer({ min: 1, max: 10 }).map((hours) => hours * HOUR)),
  }),
  fc.record({ do: fc.constant('resume' as const), setting }),
  fc.constant({ do: 'ignition off' as const }),
  fc.record({
    do: fc.constant('clock' as const),
    by: fc
      .oneof(fc.integer({ min: -5, max: 12 }), fc.integer({ min: -1000, max: 1000 }))
      .map((hours) => hours * HOUR),
  }),
  fc.record({ do: fc.constant('load' as const), who: fc.constantFrom('Alex', 'Bram', 'guest') }),
  fc.constant({ do: 'restart' as const }),
);

const forgetGuest = (expected: Expected): void => {
  for (const map of [expected.asked, expected.pauses]) {
    for (const key of [...map.keys()]) if (key.startsWith('guest')) map.delete(key);
  }
};

const foresee = (expected: Expected, step: Step): void => {
  const { asked, pauses } = expected;
  switch (step.do) {
    case 'set':
      asked.set(`${expected.holder} ${step.setting}`, step.on);
      pauses.delete(`${expected.holder} ${step.setting}`);
      return;
    case 'pause':
      pauses.set(
        `${expected.holder} ${step.setting}`,
        step.length === null ? 'trip' : { length: step.length, left: step.length },
      );
      return;
    case 'resume':
      pauses.delete(`${expected.holder} ${step.setting}`);
      return;
    case 'ignition off':
      for (const [key, pause] of pauses) if (pause === 'trip') pauses.delete(key);
      return;
    case 'clock':
      expected.now += step.by;
      for (const [key, pause] of pauses) {
        if (pause === 'trip') continue;
        // Set back, what is left grows, but never beyond the whole length.
        pause.left = Math.min(pause.left - step.by, pause.length);
        if (pause.left <= 0) pauses.delete(key);
      }
      return;
    case 'load':
      if (expected.holder === 'guest') forgetGuest(expected);
      expected.holder = step.who;
      return;
    case 'restart':
      return;
  }
};

test('R12 R16 R18 whatever is paused, set, loaded, restarted and done to the clock, what was asked for comes back exactly', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const store = openIn(':memory:');
      let profiles = createProfiles(store.database, seededRandom(7));
      const expected: Expected = { now: NOW, holder: 'guest', asked: new Map(), pauses: new Map() };
      const asked = (one: Setting): boolean => expected.asked.get(`${expected.holder} ${one}`) ?? false;
      const compare = (): void => {
        const paused = profiles.paused(expected.now);
        for (const one of SETTINGS) {
          const pause = expected.pauses.get(`${expected.holder} ${one}`);
          const until = pause === 'trip' ? 'ignition-off' : pause && expected.now + pause.left;
          expect([one, paused[one]?.until]).toEqual([one, until]);
          expect([one, profiles.settings()[one]]).toEqual([one, asked(one)]);
        }
      };
      for (const step of steps) {
        if (step.do === 'set') profiles.set(step.setting, step.on);
        else if (step.do === 'resume') profiles.resume(step.setting);
        else if (step.do === 'ignition off') profiles.endPausesAtIgnitionOff();
        else if (step.do === 'load') profiles.load(step.who);
        else if (step.do === 'restart') profiles = createProfiles(store.database, seededRandom(8));
        else if (step.do === 'pause') {
          const endsAt = step.length === null ? null : expected.now + step.length;
          profiles.pause(step.setting, { startedAt: expected.now, endsAt });
        }
        foresee(expected, step);
        compare();
        profiles.expirePauses(expected.now);
        compare();
      }
      profiles.endPausesAtIgnitionOff();
      profiles.expirePauses(expected.now + 1000 * HOUR);
      for (const who of ['Alex', 'Bram']) {
        profiles.load(who);
        expect(profiles.paused(expected.now)).toEqual(NONE);
        for (const one of SETTINGS) {
          expect(profiles.settings()[one]).toBe(expected.asked.get(`${who} ${one}`) ?? false);
        }
      }
      store.close();
    }),
    { numRuns: 150 },
  );
});
