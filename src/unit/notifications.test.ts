import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';
import { UnitError } from '../contract/errors.ts';
import { createNotifications } from './notifications.ts';

const kindsOf = async (unit: UnitInFolder): Promise<readonly string[]> =>
  (await unit.ask('unit.state')).notifications.map(({ kind }) => kind);

const load = (unit: UnitInFolder, profile: string) => unit.ask('profile.load', { profile });

describe('what is told', () => {
  const told = (): ReturnType<typeof createNotifications> =>
    createNotifications(
      () => 0,
      () => undefined,
    );

  test('is kept newest first, fifty at most', () => {
    const notifications = told();
    for (let number = 1; number <= 60; number += 1)
      notifications.raise('charge-low', { number }, 'everybody');
    const kept = notifications.of('p1');
    expect(kept).toHaveLength(50);
    expect(kept[0]).toMatchObject({ id: 60, values: { number: 60 }, read: false });
  });

  test('is read and dismissed by each driver for themselves', () => {
    const notifications = told();
    notifications.raise('charge-low', {}, 'everybody');
    notifications.raise('connection-lost', {}, 'everybody');
    notifications.read('p1', 1);
    notifications.dismiss('p1', 2);
    expect(notifications.of('p1')).toMatchObject([{ id: 1, read: true }]);
    expect(notifications.of('p2').map(({ read }) => read)).toEqual([false, false]);
  });

  test('R5 of one driver is not there for another: neither seen, nor read, nor dismissed, nor named in a refusal', () => {
    const notifications = told();
    notifications.raise('arrived', { name: 'Home' }, ['p1']);
    expect(notifications.of('p2')).toEqual([]);
    for (const act of [notifications.read, notifications.dismiss]) {
      expect(() => act('p2', 1)).toThrow(UnitError);
      expect(() => act('p2', 1)).toThrow('There is no notification 1. There are none now.');
    }
    notifications.dismiss('p2', undefined);
    expect(notifications.of('p1')).toHaveLength(1);
  });

  test('R2 R5 of a driver who is gone is gone with them', () => {
    const notifications = told();
    notifications.raise('arrived', {}, ['guest-1']);
    notifications.raise('charge-low', {}, 'everybody');
    notifications.dismiss('guest-1', undefined);
    notifications.forget('guest-1');
    expect(notifications.of('guest-1').map(({ kind }) => kind)).toEqual(['charge-low']);
  });
});

describe('a fault', () => {
  test('is told once to whoever drives, and no longer once it is mended', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Alex');
    await unit.ask('vehicle.fault', { fault: 'low-voltage', on: true });
    const state = await unit.ask('vehicle.fault', { fault: 'low-voltage', on: true });
    expect(state.health.faults).toMatchObject([{ fault: 'low-voltage', code: 'P0562' }]);
    expect(state.notifications).toMatchObject([{ kind: 'low-voltage', values: { code: 'P0562' } }]);
    await load(unit, 'guest');
    expect(await kindsOf(unit), 'it concerns everybody').toEqual(['low-voltage']);
    const mended = await unit.ask('vehicle.fault', { fault: 'low-voltage', on: false });
    expect(mended).toMatchObject({ health: { faults: [] }, notifications: [] });
  });

  test('of a tyre is told with its wheel once the air is out, not before', async () => {
    await using unit = unitInFolder();
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('vehicle.fault', { fault: 'tyre-low', on: true });
    expect(await kindsOf(unit)).toEqual([]);
    await unit.pass(30);
    const { notifications, health } = await unit.ask('unit.state');
    expect(notifications).toMatchObject([{ kind: 'tyre-low', values: { wheel: 'front-left' } }]);
    expect(health.tyres.filter(({ low }) => low).map(({ wheel }) => wheel)).toEqual(['front-left']);
  });

  test('R25 is reported under the consent for warnings alone, with its codes and nothing else; once', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Alex');
    await unit.ask('vehicle.set', { ignition: 'on' });
    const reported = async () => (await unit.queued()).filter(({ kind }) => kind === 'warning-support');
    await unit.ask('vehicle.fault', { fault: 'motor-temperature', on: true });
    expect(await reported(), 'not without the consent').toEqual([]);
    await unit.ask('consent.set', { purpose: 'warning-support', on: true });
    await unit.ask('vehicle.fault', { fault: 'low-voltage', on: true });
    await unit.pass(10);
    const [sent, ...more] = await reported();
    expect(more).toEqual([]);
    expect(sent?.payload).toContain('P0562');
    expect([...(sent?.signals ?? [])].sort()).toEqual([
      'Vehicle.Diagnostics.DTCCount',
      'Vehicle.Diagnostics.DTCList',
      'Vehicle.LowVoltageSystemState',
    ]);
  });

  test('R25 of a tyre has no trouble code, so that no report is made of it', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Alex');
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('consent.set', { purpose: 'warning-support', on: true });
    await unit.ask('vehicle.fault', { fault: 'tyre-low', on: true });
    await unit.pass(60);
    expect(await kindsOf(unit)).toEqual(['tyre-low']);
    expect((await unit.queued()).filter(({ kind }) => kind === 'warning-support')).toEqual([]);
  });

  test('R25 that was found while the car slept is reported at the next start, if it is still there', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Alex');
    await unit.ask('consent.set', { purpose: 'warning-support', on: true });
    await unit.ask('vehicle.set', { ignition: 'off' });
    const reported = async () => (await unit.queued()).filter(({ kind }) => kind === 'warning-support');
    await unit.ask('vehicle.fault', { fault: 'low-voltage', on: true });
    await unit.ask('vehicle.fault', { fault: 'motor-temperature', on: true });
    await unit.ask('vehicle.fault', { fault: 'motor-temperature', on: false });
    expect(await reported()).toEqual([]);
    await unit.ask('vehicle.set', { ignition: 'on' });
    const [sent, ...more] = await reported();
    expect(more).toEqual([]);
    expect(sent?.payload).toContain('P0562');
    expect(sent?.payload).not.toContain('P0A2F');
  });

  test('a crash is told of, until the next drive', async () => {
    await using unit = unitInFolder();
    await unit.ask('drive.start');
    const { notifications, health } = await unit.ask('vehicle.crash');
    expect(notifications).toMatchObject([{ kind: 'crash', values: { code: 'B0001' } }]);
    expect(health.serviceDue).toBe(true);
    expect((await unit.ask('drive.start')).notifications).toEqual([]);
  });
});

describe('what belongs to one driver', () => {
  test('R5 R18 a private trip that ended, and where somebody arrived, is told to whoever drove and to nobody else', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Alex');
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.ask('privacy.pause', { minutes: 1 });
    await unit.ask('drive.start');
    await unit.pass(45 * 60);
    expect([...(await kindsOf(unit))].sort()).toEqual(['arrived', 'private-trip-ended']);
    for (const other of ['Bram', 'guest']) {
      await load(unit, other);
      expect(await kindsOf(unit), other).toEqual([]);
      expect(await unit.refusal('notification.read', { id: 1 }), other).toBe('bad-input');
    }
    await load(unit, 'Alex');
    expect(await kindsOf(unit)).toHaveLength(2);
  });

  test('R5 where a guest arrived is not told to the next guest', async () => {
    await using unit = unitInFolder();
    await load(unit, 'guest');
    await unit.ask('drive.start');
    await unit.pass(45 * 60);
    expect(await kindsOf(unit)).toEqual(['arrived']);
    await load(unit, 'guest');
    expect(await kindsOf(unit)).toEqual([]);
  });

  test('R6 a paired phone is told to the owner and to whoever showed the code; a guest and another learn nothing', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Bram');
    const { code } = await unit.ask('pairing.start');
    await unit.ask('pairing.complete', { code, name: 'Noor' });
    expect(await kindsOf(unit)).toEqual(['profile-paired']);
    for (const [profile, told] of [
      ['Camille', []],
      ['guest', []],
      ['Alex', ['profile-paired']],
    ] as const) {
      await load(unit, profile);
      expect(await kindsOf(unit), profile).toEqual(told);
    }
  });

  test('R5 that a guest session ended by itself is told to the owner alone', async () => {
    await using unit = unitInFolder();
    await load(unit, 'guest');
    await unit.ask('guest.accept', { terms: true, notice: true });
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('vehicle.set', { ignition: 'off' });
    await unit.pass(16 * 60);
    expect(await kindsOf(unit)).toEqual([]);
    await load(unit, 'Bram');
    expect(await kindsOf(unit)).toEqual([]);
    await load(unit, 'Alex');
    expect(await kindsOf(unit)).toEqual(['guest-session-ended']);
  });
});

describe('the unit itself', () => {
  test('R33 tells everybody of a new notice, and forgets all at a restart', async () => {
    await using unit = unitInFolder();
    await load(unit, 'Alex');
    await unit.ask('notice.publish', { version: '9.0' });
    expect((await unit.ask('unit.state')).notifications).toMatchObject([
      { kind: 'notice-published', values: { version: '9.0' }, read: false },
    ]);
    expect((await unit.ask('notification.read')).notifications).toMatchObject([{ read: true }]);
    expect((await unit.ask('notification.dismiss', {})).notifications).toEqual([]);
    await load(unit, 'Bram');
    expect(await kindsOf(unit)).toEqual(['notice-published']);
    await unit.restart();
    expect(await kindsOf(unit)).toEqual([]);
  });

  test('a notification that is not there is refused in a sentence, and nothing changes', async () => {
    await using unit = unitInFolder();
    await unit.ask('vehicle.fault', { fault: 'low-voltage', on: true });
    await expect(unit.ask('notification.dismiss', { id: 77 })).rejects.toThrow(
      'There is no notification 77.',
    );
    expect(await kindsOf(unit)).toEqual(['low-voltage']);
  });
});
