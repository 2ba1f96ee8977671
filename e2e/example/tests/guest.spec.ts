import { expect, test } from 'glovebox/playwright';

test('a guest who accepts on the screen finds both switches off', async ({ headUnit, unit, wire }) => {
  wire.never('location');
  wire.never('identity');
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.acceptAsGuest();
  expect(await headUnit.indicators()).toEqual({ position: 'on-board', microphone: 'off' });
  expect((await unit.state()).accepted).toBe(true);
});
