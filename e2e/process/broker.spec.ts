import { connectControl } from '../../client/control.ts';
import { serve } from '../../client/serve.ts';
import { placeOf } from '../../playwright/broker.ts';
import { profileOf } from '../../playwright/people.ts';
import { watchWire } from '../../playwright/wire/wire.ts';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { expect, test } from '../fixtures.ts';

test('A wrong password is said in a sentence, without the password, and the unit runs on', async ({
  data,
  prefix,
}) => {
  const broker = await startMosquitto({ account: { username: 'car', password: 'right-secret' } });
  const url = `mqtt://car:wrong-secret@127.0.0.1:${broker.port}`;
  const serving = await serve(['--data', data, '--broker', url, '--prefix', prefix, '--log-level', 'debug']);
  const control = await connectControl(serving.ready.control);
  await expect.poll(async () => (await control.call('unit.state')).connection.status).toBe('offline');
  const { connection } = await control.call('unit.state');
  expect(connection.reason).toMatch(/password|not allowed|refused|authori[sz]ed/i);
  const said = JSON.stringify([connection, serving.log.all, serving.output.all]);
  expect(said).not.toContain('wrong-secret');
  await control.call('drive.start');
  control.close();
  await serving.stop();
  await broker.close();
});

test('Without a broker the unit starts, says so, queues, and delivers in order once the broker is there', async ({
  data,
  prefix,
}) => {
  const broker = await startMosquitto();
  await broker.stop();
  const serving = await serve(['--data', data, '--broker', broker.url, '--prefix', prefix, '--speed', '5']);
  const control = await connectControl(serving.ready.control);
  await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
  await control.call('drive.start');
  await expect
    .poll(async () => (await control.call('telemetry.stats')).telematics?.queued ?? 0)
    .toBeGreaterThan(3);
  expect((await control.call('unit.state')).connection.reason).not.toBeNull();

  await broker.start();
  const wire = await watchWire(placeOf(broker.url), prefix);
  await wire.next('/data/telematics', 5);
  const sequences = wire.on('/data/telematics').map(({ payload }) => Number(JSON.parse(payload).sequence));
  expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
  expect(wire.on('/data/telematics').some(({ payload }) => JSON.parse(payload).historical === true)).toBe(
    true,
  );
  await wire.close();
  control.close();
  await serving.stop();
  await broker.close();
});

test('The state is retained, and the last will tells of a unit that died', async ({ unit, wire }) => {
  await expect.poll(() => wire.on('/state').length).toBeGreaterThan(0);
  const died = wire.next('/state');
  await unit.kill();
  const [will] = await died;
  expect(will?.payload).toContain('offline');
});

test('The embedded broker is given in the ready line and lets nobody in without its password', async ({
  data,
}) => {
  const serving = await serve(['--data', data]);
  const url = new URL(serving.ready.broker);
  expect(url.hostname).toBe('127.0.0.1');
  expect(url.username).not.toBe('');
  expect(url.password).not.toBe('');
  expect(serving.log.all.join('\n')).not.toContain(url.password);
  const { execFile } = await import('node:child_process');
  const code = await new Promise<number>((done) => {
    const args = ['-h', '127.0.0.1', '-p', url.port, '-t', 'x', '-m', 'y'];
    execFile('mosquitto_pub', args, (error) => done(typeof error?.code === 'number' ? error.code : 0));
  });
  expect(code).not.toBe(0);
  await serving.stop();
});
