import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';
import { replay } from '../../testing/replay.ts';

const POSITION = 'Vehicle.CurrentLocation.Latitude';
const asOwner = (unit: UnitInFolder) => unit.ask('profile.load', { profile: 'Alex' });
const iso = (unit: UnitInFolder): string => new Date(unit.now()).toISOString();

describe('R29 why', () => {
  test('R29 tells for a time in the past what was decided then: rule, profile, setting, notice', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    const before = iso(unit);
    await unit.pass(60);
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    const while_ = iso(unit);
    await unit.pass(60);
    await unit.ask('privacy.pause', { minutes: 5 });
    const paused = iso(unit);
    await unit.pass(60);
    await unit.ask('profile.load', { profile: 'Bram' });
    const why = (at?: string) =>
      unit.ask('privacy.why', { signal: POSITION, ...(at === undefined ? {} : { at }) });
    expect(await why(before)).toMatchObject({
      outcome: 'withhold',
      rule: 'R20',
      because: { settingOn: false },
    });
    expect(await why(while_)).toMatchObject({
      outcome: 'publish',
      rule: 'R20',
      because: {
        profile: await unit.primary(),
        profileKind: 'primary',
        settingOn: true,
        noticeVersion: '1.0',
      },
    });
    expect(await why(paused)).toMatchObject({ outcome: 'withhold', rule: 'R18', because: { paused: true } });
    expect((await why()).because).toMatchObject({ profile: await unit.secondary(), settingOn: false });
  });

  test('R29 a pause that ended by itself is told of as well', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.ask('privacy.pause', { minutes: 5 });
    await unit.pass(5 * 60 - 1);
    const last = iso(unit);
    await unit.pass(2);
    expect((await unit.ask('privacy.why', { signal: POSITION, at: last })).rule).toBe('R18');
    expect((await unit.ask('privacy.why', { signal: POSITION, at: iso(unit) })).outcome).toBe('publish');
  });

  test('R28 R29 a time before the record is refused in a sentence; an unknown signal is withheld and says so', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await expect(unit.ask('privacy.why', { signal: POSITION, at: '2001-01-01T00:00:00Z' })).rejects.toThrow(
      /record/u,
    );
    expect(await unit.ask('privacy.why', { signal: 'Vehicle.Unheard.Of' })).toMatchObject({
      outcome: 'withhold',
      rule: 'R28',
      because: { reason: 'unknown-signal' },
    });
  });
});

describe('the record', () => {
  test('R30 R31 the export holds what, value, when, where, who and under which notice, and adds up to the state', async () => {
    await using unit = unitInFolder();
    const start = iso(unit);
    await asOwner(unit);
    await unit.ask('privacy.set', { setting: 'voiceData', on: true }, 'head-unit');
    await unit.ask('consent.set', { purpose: 'partner-sharing', on: true });
    await unit.ask('service.set', { service: 'weather', on: false });
    await unit.ask('contract.set', { contract: 'leasing', on: true });
    const { verdict, entries } = await unit.ask('ledger.export');
    expect(verdict).toEqual({ status: 'ok', entries: 5, broken: null, message: null });
    const primary = await unit.primary();
    expect(entries.map(({ subject, value }) => `${subject} ${value}`)).toEqual([
      `profile.load ${primary}`,
      'setting.voiceData on',
      'consent.partner-sharing on',
      'service.weather off',
      'contract.leasing on',
    ]);
    expect(entries[1]).toMatchObject({
      at: start,
      profile: primary,
      profileKind: 'primary',
      noticeVersion: '1.0',
      device: 'head-unit',
      screen: 'test',
    });
    const told = replay(entries);
    expect(told.driver).toBe(primary);
    expect(told.settings.get(`${primary} voiceData`)).toBe(true);
    expect(told.services.get('weather')).toBe(false);
    expect(told.contracts.get('leasing')).toBe(true);
  });

  test('R31 R5 one profile can be exported alone; the newest come first in the list, by time and number', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.pass(60);
    const from = iso(unit);
    await unit.ask('profile.load', { profile: 'Bram' });
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    const { entries } = await unit.ask('ledger.export', { profile: 'Bram' });
    const second = await unit.secondary();
    expect(entries.map(({ profile }) => profile)).toEqual([second, second]);
    const [newest, ...rest] = await unit.ask('ledger.list', { from });
    expect(newest?.subject).toBe('setting.voiceData');
    expect(rest).toHaveLength(1);
    expect(await unit.ask('ledger.list', { limit: 1 })).toEqual([newest]);
  });

  test('R30 R28 an altered entry is named, shuts what rests on consent alone, and the unit goes on', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.ask('drive.start');
    await unit.pass(5);
    const database = unit.database();
    const guard = database
      .prepare("SELECT sql FROM sqlite_master WHERE name = 'ledger_keeps_values'")
      .pluck();
    const guardedBy = String(guard.get());
    database.exec('DROP TRIGGER ledger_keeps_values');
    database.exec("UPDATE ledger SET value = 'off' WHERE id = 2");
    database.exec(guardedBy);
    expect(await unit.ask('ledger.verify')).toMatchObject({ status: 'broken', broken: 2 });
    expect((await unit.queued()).filter(({ category }) => category === 'location')).toEqual([]);
    const state = await unit.ask('unit.state');
    expect(state.ledger.status).toBe('broken');
    expect(state.ledger.message).toMatch(/2/u);
    expect(state.privacy.geolocation).toEqual({ requested: true, effective: false });
    expect((await unit.ask('privacy.why', { signal: 'Vehicle.Speed' })).outcome).toBe('publish');
    await unit.restart();
    expect((await unit.ask('unit.state')).ledger.status).toBe('broken');
    expect((await unit.ask('privacy.why', { signal: POSITION })).because.reason).toBe('ledger-broken');
  });
});

describe('R33 a new version of the notice', () => {
  const purpose = 'partner-sharing';

  test('R33 is announced at the next load of each profile, and asks changed purposes again', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('consent.set', { purpose, on: true });
    await unit.ask('consent.set', { purpose: 'product-improvement', on: true });
    await unit.ask('profile.load', { profile: 'Bram' });
    const state = await unit.ask('notice.publish', { version: '1.1', changed: [purpose] });
    expect(state.notice).toEqual({ announced: true, changed: [purpose] });
    expect((await unit.ask('notice.confirm')).notice).toEqual({ announced: false, changed: [] });
    const owner = await asOwner(unit);
    expect(owner.notice).toEqual({ announced: true, changed: [purpose] });
    expect(owner.consents).toMatchObject({ [purpose]: false, 'product-improvement': true });
    await unit.ask('consent.set', { purpose, on: true });
    expect((await unit.ask('unit.state')).consents[purpose]).toBe(true);
    expect((await unit.ask('notice.confirm')).notice.announced).toBe(false);
    await unit.restart();
    expect((await unit.ask('unit.state')).notice.announced).toBe(false);
  });

  test('R33 R26 what waits on a suspended consent is withdrawn when the notice is published', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('consent.set', { purpose, on: true });
    await unit.ask('drive.start');
    await unit.pass(5);
    await unit.ask('drive.stop');
    const waits = async () => (await unit.queued()).some(({ kind }) => kind === purpose);
    expect(await waits()).toBe(true);
    await unit.ask('notice.publish', { version: '2.0', changed: [purpose] });
    expect(await waits()).toBe(false);
  });

  test('R30 R33 a refusal of a purpose that is asked again is on the record, whenever it is given', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('consent.set', { purpose, on: true });
    await unit.ask('notice.publish', { version: '1.1', changed: [purpose] });
    await unit.ask('notice.confirm');
    await unit.ask('consent.set', { purpose, on: false });
    const [last] = await unit.ask('ledger.list');
    expect(last).toMatchObject({ subject: `consent.${purpose}`, value: 'off', noticeVersion: '1.1' });
  });

  test.each(['1.0', '0.9', '1', '1.0.1', 'latest', ''])(
    'R33 version "%s" is refused in a sentence, and nothing changes',
    async (version) => {
      await using unit = unitInFolder();
      const before = await unit.ask('unit.state');
      expect(await unit.refusal('notice.publish', { version })).toBe('bad-input');
      expect(await unit.ask('unit.state')).toEqual(before);
    },
  );
});
