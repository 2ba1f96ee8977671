import { connectControl } from '../../client/control.ts';
import { serve } from '../../client/serve.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

test('R12 R26 the power is cut by the contract right after a withdrawal: the answer came, and the restarted unit keeps it', async ({
  data,
}) => {
  const first = await serve(['--data', data]);
  const control = await connectControl(first.ready.control);
  const { id } = await profileOf(control, 'primary');
  await control.call('profile.load', { profile: id });
  await control.call('privacy.set', { setting: 'geolocation', on: true });
  await control.call('drive.start');
  await control.call('broker.fault', { state: 'down' });
  await control.call('privacy.set', { setting: 'geolocation', on: false });
  expect((await control.call('power.cut')).pid).toBe(first.ready.pid);
  // Killed: it had no time to say how it ended.
  expect(await first.exited).toBeNull();

  const second = await serve(['--data', data]);
  const again = await connectControl(second.ready.control);
  const state = await again.call('unit.state');
  expect(state.profile.id).toBe(id);
  expect(state.privacy.geolocation).toEqual({ requested: false, effective: false });
  expect(state.store.status).toBe('ok');
  expect(state.outages).toEqual({ broker: 'up', network: 'back', store: 'free' });
  again.close();
  await second.stop();
});
