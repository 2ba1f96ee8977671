import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onAWire, stateOf } from './testing/on-a-wire.ts';

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => vi.useRealTimers());

/** Alex has turned geolocation on, and the unit says so. */
const turnedOn = async (pace?: Parameters<typeof onAWire>[0]) => {
  const all = await onAWire(pace);
  await all.ask('profile.load', { profile: 'Alex' });
  await all.ask('privacy.set', { setting: 'geolocation', on: true });
  all.says(true);
  return all;
};

test('R18 a pause in real time lasts from when it was asked for, however late its answer was', async () => {
  const { wire, leaves, reasons } = await turnedOn({ time: 'real', speed: 60 });
  const answer = wire.heard('privacy.pause', { minutes: 1 });
  vi.setSystemTime(Date.now() + 300);
  answer({});
  vi.setSystemTime(Date.now() + 600);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
  const patient = await turnedOn({ time: 'real', speed: 60 });
  const late = patient.wire.heard('privacy.pause', { minutes: 1 });
  vi.setSystemTime(Date.now() + 300);
  late({});
  vi.setSystemTime(Date.now() + 700);
  await patient.leaves();
  expect(await patient.reasons()).toEqual([]);
});

test('A driver who was renamed is who they were, and a name that was given up is free for another', async () => {
  const { ask, says, leaves, reasons } = await turnedOn();
  await ask(
    'profile.change',
    { profile: 'Alex', name: 'Alexa' },
    { id: 'p1', kind: 'primary', name: 'Alexa' },
  );
  await ask('profile.load', { profile: 'Bram' });
  await ask('profile.load', { profile: 'Alexa' });
  await leaves();
  expect(await reasons()).toEqual([]);
  await ask('profile.remove', { profile: 'Bram' });
  await ask(
    'profile.create',
    { name: 'Bram', kind: 'secondary' },
    { id: 'p9', kind: 'secondary', name: 'Bram' },
  );
  await ask('profile.load', { profile: 'Bram' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  await ask('profile.load', { profile: 'Alexa' });
  await ask('profile.load', { profile: 'p9' });
  says(true, { id: 'p9', kind: 'secondary' });
  await leaves();
  expect(await reasons()).toEqual([]);
});

test.each([
  ['privacy.set', undefined],
  ['privacy.set', { setting: 'geolocation', on: 'no' }],
  ['privacy.pause', 'x'],
  ['profile.load', null],
  ['clock.advance', undefined],
  ['snapshot.save', undefined],
  ['snapshot.restore', 7],
  ['no.such', {}],
])('%s with %j is heard as what the unit refuses: nothing was asked', async (command, argument) => {
  const { ask, wire, leaves, reasons } = await turnedOn();
  await leaves();
  wire.heard(command, argument)(null);
  await ask('privacy.resume');
  await leaves();
  expect(await reasons()).toEqual([]);
});

test('A snapshot that was refused leaves the one that was kept under its name', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('snapshot.save', { name: 'off' });
  await ask('privacy.set', { setting: 'geolocation', on: true });
  await ask('snapshot.save', { name: 'off' }, null);
  await ask('snapshot.restore', { name: 'off' }, stateOf(false));
  says(true);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
});

test('What a scenario does is believed until it is over, and from then on what is asked counts again', async () => {
  const { ask, says, leaves, reasons, wire } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('scenario.run', { name: 'crash' });
  says(true);
  await leaves();
  expect(await reasons()).toEqual([]);
  await wire.resume(async () => stateOf(true));
  await leaves();
  await ask('privacy.set', { setting: 'geolocation', on: false });
  expect(await reasons()).toEqual([]);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
});

test('A snapshot that was kept while a scenario ran brings back what the unit then says', async () => {
  const { ask, says, leaves, reasons } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('scenario.run', { name: 'crash' });
  await ask('snapshot.save', { name: 'meanwhile' });
  await ask('snapshot.restore', { name: 'meanwhile' }, stateOf(false));
  says(true);
  await leaves();
  expect(await reasons()).toEqual(['unasked']);
});

test('What was asked while a unit told of the end of its scenario may be in that or not: it tells again', async () => {
  const { ask, says, leaves, reasons, wire } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('scenario.run', { name: 'crash' });
  let isOn = false;
  await wire.resume(async () => {
    const state = stateOf(isOn);
    if (!isOn) await ask('privacy.set', { setting: 'geolocation', on: true });
    isOn = true;
    return state;
  });
  says(true);
  await leaves();
  expect(await reasons()).toEqual([]);
});

test('Where another scenario has begun, the end of the one before is the end of nothing', async () => {
  const { ask, says, leaves, reasons, wire } = await onAWire();
  await ask('profile.load', { profile: 'Alex' });
  await ask('scenario.run', { name: 'crash' });
  await wire.resume(async () => {
    await ask('scenario.run', { name: 'voice' });
    return stateOf(false);
  });
  says(true);
  await leaves();
  expect(await reasons()).toEqual([]);
});
