import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unitInFolder } from '../../testing/in-folder.ts';

const ACCEPT = { terms: true, notice: true } as const;

/** Every byte that the data folder holds, as text in which any byte has a place. */
const bytesOf = (folder: string): string =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file)).toString('latin1'))
    .join('\n');

describe('R5 the guest session', () => {
  test('R5 ends when the ignition was off for fifteen minutes, not before, and says when that will be', async () => {
    await using unit = unitInFolder();
    await unit.ask('guest.accept', ACCEPT);
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.ask('drive.start');
    expect((await unit.ask('unit.state')).guestEnds).toBeNull();
    const { profile, guestEnds } = await unit.ask('vehicle.set', { ignition: 'off' });
    expect(guestEnds).toBe(new Date(unit.now() + 15 * 60_000).toISOString());
    await unit.pass(15 * 60 - 1);
    expect(await unit.ask('unit.state')).toMatchObject({ profile: { id: profile.id }, accepted: true });
    await unit.pass(1);
    const after = await unit.ask('unit.state');
    expect(after).toMatchObject({ profile: { kind: 'guest' }, accepted: false });
    expect(after.profile.id).not.toBe(profile.id);
    expect(after.privacy.geolocation.requested).toBe(false);
  });

  test('R5 goes on when the ignition is on again in time, and the fifteen minutes begin anew', async () => {
    await using unit = unitInFolder();
    await unit.ask('guest.accept', ACCEPT);
    await unit.ask('vehicle.set', { ignition: 'on' });
    await unit.ask('vehicle.set', { ignition: 'off' });
    await unit.pass(14 * 60);
    expect((await unit.ask('vehicle.set', { ignition: 'on' })).guestEnds).toBeNull();
    await unit.ask('vehicle.set', { ignition: 'off' });
    await unit.pass(14 * 60);
    expect((await unit.ask('unit.state')).accepted).toBe(true);
    await unit.pass(60);
    expect((await unit.ask('unit.state')).accepted).toBe(false);
  });

  test('R5 ends also for a guest who was gone when the unit restarted', async () => {
    await using unit = unitInFolder();
    await unit.ask('guest.accept', ACCEPT);
    await unit.restart();
    expect((await unit.ask('unit.state')).accepted).toBe(true);
    await unit.pass(15 * 60);
    expect((await unit.ask('unit.state')).accepted).toBe(false);
  });

  test('R5 is not ended over and over while nobody drives: the record does not grow by itself', async () => {
    await using unit = unitInFolder();
    await unit.ask('guest.accept', ACCEPT);
    await unit.pass(15 * 60);
    const entries = (await unit.ask('ledger.list')).length;
    await unit.pass(5 * 60 * 60);
    expect(await unit.ask('ledger.list')).toHaveLength(entries);
    expect((await unit.ask('unit.state')).guestEnds).toBeNull();
    await unit.ask('guest.accept', ACCEPT);
    await unit.pass(31 * 60);
    expect((await unit.ask('unit.state')).accepted, 'the next guest is timed as well').toBe(false);
  });

  test('R5 leaves no byte of what the guest set, said or sent in any file of the store', async () => {
    await using unit = unitInFolder();
    await unit.ask('guest.accept', ACCEPT);
    await unit.ask('privacy.set', { setting: 'voiceData', on: true });
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    await unit.ask('assistant.say', { text: 'leftover-4711 take me home' });
    await unit.ask('drive.start');
    await unit.pass(30);
    const places = (await unit.queued())
      .filter(({ category }) => category === 'location')
      .flatMap(({ payload }) => payload.match(/-?\d+\.\d{5,}/gu) ?? []);
    expect(places.length).toBeGreaterThan(10);
    expect(bytesOf(unit.folder)).toContain('leftover-4711');
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.queued();
    const left = bytesOf(unit.folder);
    expect(left).not.toContain('leftover-4711');
    expect(places.filter((place) => left.includes(place))).toEqual([]);
  });

  test('R5 a guest can neither erase nor see others, nor reset the unit', async () => {
    await using unit = unitInFolder();
    const primary = await unit.primary();
    for (const refused of [
      await unit.refusal('profile.remove', { profile: primary }),
      await unit.refusal('profile.change', { profile: primary, name: 'Mallory' }),
      await unit.refusal('profile.create', { name: 'Mallory', kind: 'secondary' }),
      await unit.refusal('pairing.start'),
    ]) {
      expect(refused).toBe('not-allowed');
    }
    expect((await unit.ask('profile.list')).map(({ name }) => name)).toContain('Alex');
  });
});
