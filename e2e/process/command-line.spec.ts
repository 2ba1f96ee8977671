import { readLines } from '../../client/lines.ts';
import { glovebox, serve, startGlovebox } from '../../client/serve.ts';
import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import { expect, test } from '../fixtures.ts';

test('R26 the main job by the command line alone, as the manual has it', async ({
  data,
  mosquitto,
  prefix,
  wire,
}) => {
  const serving = await serve([
    '--broker',
    mosquitto.url,
    '--data',
    data,
    '--prefix',
    prefix,
    '--speed',
    '5',
  ]);
  const ctl = async (...args: readonly string[]): Promise<unknown> => {
    const ended = await glovebox(['ctl', '--data', data, ...args]);
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(0);
    return JSON.parse(ended.stdout);
  };
  const profiles = (await ctl('profile.list')) as { kind: string; name: string }[];
  const name = profiles.find(({ kind }) => kind === 'primary')?.name;
  expect(await ctl('profile.load', JSON.stringify({ profile: name }))).toMatchObject({ profile: { name } });
  await ctl('drive.start');
  expect(await ctl('privacy.set', '{"setting":"geolocation","on":true}')).toMatchObject({
    geolocation: { requested: true, effective: true },
  });
  await wire.next('/data/location', 2);
  await ctl('privacy.set', '{"setting":"geolocation","on":false}');
  const settled = await wire.mark();
  await wire.next('/data/telematics', 5);
  expect(wire.messages().slice(settled).filter(namesPlace)).toEqual([]);
  await serving.stop();
});

test('serve prints exactly one line, and ends with 0 on SIGTERM and on SIGINT', async ({ data }) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const serving = await serve(['--data', data]);
    expect(serving.ready).toMatchObject({ ready: true, data, pid: expect.any(Number) });
    expect(serving.ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#/);
    expect(serving.ready.control).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/control\?token=/);
    process.kill(serving.ready.pid, signal);
    expect(await serving.exited).toBe(0);
    expect(serving.output.all).toHaveLength(1);
  }
});

test('ctl list prints the table with its schemas', async () => {
  const ended = await glovebox(['ctl', 'list']);
  expect(ended.code).toBe(0);
  for (const name of ['unit.state', 'privacy.set', 'telemetry.stats']) expect(ended.stdout).toContain(name);
});

test('ctl watch prints events as JSON lines', async ({ unit, data }) => {
  const child = startGlovebox(['ctl', '--data', data, 'watch', 'unit.changed']);
  if (child.stdout === null) throw new Error('ctl was started without its output');
  const lines = readLines(child.stdout);
  const primary = await profileOf(unit, 'primary');
  const seen = lines.find((line) => line.includes('"geolocation":{"requested":true'), 'the change');
  await unit.call('profile.load', { profile: primary.id });
  // The watcher may connect after a first change; the switch is turned until it has told of one.
  let told = false;
  void seen.then(() => {
    told = true;
  });
  await expect
    .poll(async () => {
      await unit.call('privacy.set', { setting: 'geolocation', on: false });
      await unit.call('privacy.set', { setting: 'geolocation', on: true });
      return told;
    })
    .toBe(true);
  for (const line of lines.all) expect(() => JSON.parse(line)).not.toThrow();
  child.kill('SIGTERM');
});

test('An environment variable sets an option, and a flag wins over it', async ({ data }) => {
  const ended = await glovebox(['serve', '--data', data], { env: { GLOVEBOX_SPEED: 'fast' } });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('GLOVEBOX_SPEED');
});
