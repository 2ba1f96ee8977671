import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { UnitState } from '../../src/contract/schemas.ts';
import { onAWire, PEOPLE } from './testing/on-a-wire.ts';

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => vi.useRealTimers());

test('R20 what leaves after it was asked for, and as the unit says, is no leak', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  says(true);
  await leaves();
  expect(await reasons()).toEqual([]);
});

test('R20 R26 a unit that says that it is open, which nobody asked for, is caught', async () => {
  const { wire, says, leaves, reasons } = await onAWire();
  says(true);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
  const [finding] = await wire.leaks('location');
  expect(finding).toMatchObject({ category: 'location', why: 'unasked' });
});

test('R26 a unit that has acknowledged off, and says that it is on, is caught', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'p1' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  says(true);
  await leaves();
  await ask('privacy.set', { setting: 'geolocation', on: false });
  expect(await reasons()).toEqual([]);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
});

test('R4 R20 a guest who has accepted nothing has asked for nothing, whatever the unit says', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('privacy.set', { setting: 'geolocation', on: true });
  says(true, { id: 'guest', kind: 'guest' });
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
  const accepted = await onAWire();
  await accepted.ask('guest.accept', { terms: true, notice: true });
  await accepted.ask('privacy.set', { setting: 'geolocation', on: true });
  accepted.says(true, { id: 'guest', kind: 'guest' });
  await accepted.leaves();
  expect(await accepted.reasons()).toEqual([]);
});

test('R10 the switch of one driver opens nothing for the next, and holds when the first comes back', async () => {
  const { ask, says, leaves, reasons, wire } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  says(true);
  await ask('profile.load', { profile: 'Bram' });
  await ask('profile.load', { profile: 'p1' });
  await leaves();
  expect(await reasons()).toEqual([]);
  await ask('profile.load', { profile: 'Bram' });
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
  wire.deaf();
  expect(await reasons()).toEqual([]);
});

test('R18 a pause that the unit ends too soon is caught, and one that is over is not', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  await ask('privacy.pause', { minutes: 30 });
  says(true);
  await ask('clock.advance', { seconds: 29 * 60 });
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
  const patient = await onAWire();
  await patient.ask('profile.load', { profile: 'Alex' });
  await patient.ask('privacy.set', { setting: 'geolocation', on: true });
  await patient.ask('privacy.pause', { minutes: 30 });
  patient.says(true);
  await patient.ask('clock.advance', { seconds: 30 * 60 });
  await patient.leaves();
  expect(await patient.reasons()).toEqual([]);
});

test('A command counts from when it is sent, one that was refused not at all, and what was before it until the answer', async () => {
  const { wire, ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  says(true);
  const answer = wire.heard('privacy.set', { setting: 'geolocation', on: true });
  await leaves();
  expect(await reasons()).toEqual([]);
  answer(null);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
});

test('Two taps within a second, which are told a second late, leave what left before them lawful', async () => {
  const { wire, ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  says(true);
  vi.setSystemTime(Date.now() + 1_500);
  await leaves();
  vi.setSystemTime(Date.now() + 300);
  await leaves();
  const tap = async (setting: string): Promise<void> => {
    wire.heard('privacy.set', { setting, on: false }, 1_000)({});
    await wire.leaks();
    vi.setSystemTime(Date.now() + 400);
  };
  await tap('geolocation');
  await tap('voiceData');
  expect(await reasons()).toEqual([]);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
});

test('What is turned on by a tap that is told late counts from when it was sent, and for all that was settled since', async () => {
  const { wire, ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  says(true);
  vi.setSystemTime(Date.now() + 2_000);
  await ask('privacy.set', { setting: 'voiceData', on: true });
  await leaves();
  vi.setSystemTime(Date.now() + 400);
  expect(await reasons()).toEqual(['unasked']);
  wire.heard('privacy.set', { setting: 'geolocation', on: true }, 1_000)({});
  expect(await reasons()).toEqual([]);
});

test('A snapshot of one’s own brings back what was asked for then, and what others hold is what the unit says of it', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('snapshot.save', { name: 'off' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  says(true);
  await ask('snapshot.restore', { name: 'off' });
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
  const other = await onAWire();
  const privacy = { geolocation: { requested: true, effective: true }, voiceData: { requested: false } };
  const theft = { consented: false, reported: false };
  await other.ask(
    'snapshot.restore',
    { name: 'consented' },
    { profile: PEOPLE[0], accepted: true, privacy, theft },
  );
  other.says(true);
  await other.leaves();
  expect(await other.reasons()).toEqual([]);
});

test('R27 the position of a stolen vehicle is no leak once consent and report were asked for, and on its own topic', async () => {
  const { ask, wire, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  wire.told({
    profile: PEOPLE[0],
    privacy: {
      geolocation: { requested: false, effective: false },
      voiceData: { requested: false, effective: false },
    },
    theft: { consented: true, reported: true },
  } as unknown as UnitState);
  await leaves('event/stolen-vehicle-position');
  expect(await reasons()).toEqual(['unasked']);
  const owner = await onAWire();
  await owner.ask('profile.load', { profile: 'Alex' });
  await owner.ask('theft.consent', { on: true });
  await owner.ask('theft.report');
  owner.wire.told({
    profile: PEOPLE[0],
    privacy: {
      geolocation: { requested: false, effective: false },
      voiceData: { requested: false, effective: false },
    },
    theft: { consented: true, reported: true },
  } as unknown as UnitState);
  await owner.leaves('event/stolen-vehicle-position');
  expect(await owner.reasons()).toEqual([]);
});

test('What the test itself says of a category goes before both', async () => {
  const { wire, leaves, reasons } = await onAWire();
  wire.open('location');
  await leaves();
  expect(await reasons()).toEqual([]);
  await wire.shut('location');
  await leaves();
  expect(await reasons()).toEqual(['shut']);
});
