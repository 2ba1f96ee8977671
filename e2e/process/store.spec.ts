import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connectControl } from '../../client/control.ts';
import { finished, GLOVEBOX, glovebox, plainEnvironment, serve, startGlovebox } from '../../client/serve.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';
import { limitFileSize, UNDER_PERMISSIONS, whileReadOnly } from '../unit/folders.ts';
import { expectSentence } from '../unit/sentences.ts';

const STORE = 'glovebox.sqlite';

test('A second process on the same data folder is refused, and the first goes on', async ({ unit, data }) => {
  expectSentence(await glovebox(['serve', '--data', data]), 2, [data]);
  expect((await unit.call('unit.state')).store.status).toBe('ok');
});

test('A newer database is refused and not touched', async ({ data }) => {
  const first = await serve(['--data', data]);
  await first.stop();
  const file = join(data, STORE);
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 9999');
  database.close();
  const before = readFileSync(file);
  expectSentence(await glovebox(['serve', '--data', data]), 2, [file, '9999']);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('R28 a database that is none is set aside untouched, and nothing leaves until a person has read so', async ({
  data,
  mosquitto,
  prefix,
  wire,
}) => {
  const garbage = Buffer.from('this is not a database\n'.repeat(400));
  writeFileSync(join(data, STORE), garbage);
  const serving = await serve([
    '--data',
    data,
    '--broker',
    mosquitto.url,
    '--prefix',
    prefix,
    '--speed',
    '5',
  ]);
  const control = await connectControl(serving.ready.control);
  const state = await control.call('unit.state');
  expect(state.store.status).toBe('set-aside');
  expect(state.store.message).toMatch(/kept untouched/);
  const kept = readdirSync(data).filter(
    (name) => name.startsWith(`${STORE}.damaged-`) && !/-(wal|shm)$/.test(name),
  );
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(data, kept[0] ?? '')).equals(garbage)).toBe(true);

  await control.call('drive.start');
  const before = (await control.call('unit.state')).motion.distance;
  await expect
    .poll(async () => (await control.call('unit.state')).motion.distance)
    .toBeGreaterThan(before + 30);
  await wire.mark();
  expect(wire.messages().filter(({ topic }) => topic.includes('/data/'))).toEqual([]);

  await control.call('store.accept');
  await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
  await wire.next('/data/telematics');
  control.close();
  await serving.stop();
});

test('A data folder that may not be written in is refused, with nothing left in it', async ({ data }) => {
  await whileReadOnly(data, async () => {
    const [program = process.execPath, ...rest] = [...UNDER_PERMISSIONS, process.execPath, GLOVEBOX];
    const child = spawn(program, [...rest, 'serve', '--data', data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: plainEnvironment(),
    });
    expectSentence(await finished(child), 2, [data]);
  });
  expect(readdirSync(data)).toEqual([]);
});

test('A data folder that is a file is refused, and the file is kept', async ({ data }) => {
  const file = join(data, 'file');
  writeFileSync(file, 'mine');
  expectSentence(await glovebox(['serve', '--data', file]), 2, [file]);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('A data folder where the system can make none is refused at once', async () => {
  expectSentence(await glovebox(['serve', '--data', '/proc/nope']), 2, ['/proc/nope', '--data']);
});

test('A disk without room at the first start is a sentence, and no half-made database is left for the next', async ({
  data,
}) => {
  const child = spawn(
    'prlimit',
    ['--fsize=2048:unlimited', process.execPath, GLOVEBOX, 'serve', '--data', data],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: plainEnvironment(),
    },
  );
  const ended = await finished(child);
  expectSentence(ended, 2, [data]);
  const serving = await serve(['--data', data]);
  const control = await connectControl(serving.ready.control);
  expect((await control.call('unit.state')).store.status).toBe('ok');
  control.close();
  await serving.stop();
});

test('R12 R28 a disk that fills up while the unit runs: a change is refused with a sentence, nothing acknowledged is lost', async ({
  unit,
  data,
}) => {
  const primary = await profileOf(unit, 'primary');
  await unit.call('profile.load', { profile: primary.id });
  await unit.call('privacy.set', { setting: 'voiceData', on: true });
  const before = await unit.call('privacy.get');

  await limitFileSize(unit.ready().pid, 1024);
  const refused = await unit
    .call('privacy.set', { setting: 'geolocation', on: true })
    .catch((error: Error) => error);
  expect(refused).toBeInstanceOf(Error);
  expect((refused as Error).message).not.toMatch(/\n\s+at /);
  const during = await unit.call('privacy.get');
  expect(during.geolocation.effective, 'nothing opens that is not durable').toBe(false);

  await limitFileSize(unit.ready().pid, 'unlimited');
  await unit.kill();
  const after = await unit.call('unit.state');
  expect(after.profile.id).toBe(primary.id);
  expect(after.privacy.voiceData).toEqual(before.voiceData);
  expect(after.privacy.geolocation.requested).toBe(false);
  expect(statSync(join(data, STORE)).size).toBeGreaterThan(0);
});

test('What the data folder holds is for this user alone', async ({ unit, data }) => {
  await unit.call('unit.state');
  for (const name of readdirSync(data)) {
    expect(statSync(join(data, name)).mode & 0o077, name).toBe(0);
  }
});

test('A data folder is made where there is none, and ctl finds the unit by it', async ({ data }) => {
  const folder = join(data, 'new', 'folder');
  const child = startGlovebox(['serve', '--data', folder]);
  await expect.poll(() => existsSync(join(folder, 'unit.json'))).toBe(true);
  const answer = await glovebox(['ctl', '--data', folder, 'profile.list']);
  expect(answer.code).toBe(0);
  expect(JSON.parse(answer.stdout)).toContainEqual(expect.objectContaining({ kind: 'guest' }));
  mkdirSync(folder, { recursive: true });
  child.kill('SIGTERM');
  expect((await finished(child)).code).toBe(0);
});
