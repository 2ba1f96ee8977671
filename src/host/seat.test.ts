import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { subscribe } from '../../testing/subscriber.ts';
import { targetAt } from '../../testing/telemetry-rig.ts';
import type { CommandName } from '../contract/commands.ts';
import { atEnd, cleanUp, live, newFolder, type Seated, seen, sit } from './testing/seated.ts';

afterEach(cleanUp);

describe('a snapshot', () => {
  it.each([':memory:', 'a folder'])(
    'brings back the whole state: store, clock, car and memory, in %s',
    async (kind) => {
      const seated = await sit(kind === ':memory:' ? {} : { data: newFolder() });
      const { ask, events } = seated;
      await live(seated);
      const before = await seen(seated);
      expect(before.state.privacy.geolocation.until).toBeDefined();
      expect(before.state.motion.speed).toBeGreaterThan(10);
      await ask('snapshot.save', { name: 'my-pause' });
      await ask('clock.advance', { seconds: 20 });
      const later = await seen(seated);

      await ask('profile.load', { profile: 'Bram' });
      await ask('climate.set', { temperature: 25 });
      await ask('vehicle.crash');
      await ask('clock.advance', { seconds: 120 });
      expect(await ask('snapshot.restore', { name: 'my-pause' })).toMatchObject({ time: before.state.time });
      expect(await seen(seated)).toEqual(before);
      expect(events.findLast(({ event }) => event === 'unit.changed')?.payload).toMatchObject({
        time: before.state.time,
      });
      // And it goes on as it went on before: the same chance, the same timers.
      await ask('clock.advance', { seconds: 20 });
      expect(await seen(seated)).toEqual(later);
    },
  );

  it('is had again by another process on the same folder, and only there', async () => {
    const data = newFolder();
    const one = await sit({ data });
    await live(one);
    const before = await seen(one);
    await one.ask('snapshot.save', { name: 'kept' });
    await one.seat.close();

    const two = await sit({ data, seed: 99 });
    await two.ask('snapshot.restore', { name: 'kept' });
    expect(await seen(two)).toEqual(before);
    await two.ask('snapshot.remove', { name: 'kept' });
    expect((await two.ask('snapshot.list')).some(({ name }) => name === 'kept')).toBe(false);
  });

  it('goes on by itself on the real clock, at the speed that it had', async () => {
    const seated = await sit({ clock: 'real', speed: 50 });
    await live({
      ...seated,
      ask: (async (command: CommandName, argument: never) =>
        command === 'clock.advance' ? undefined : seated.ask(command, argument)) as Seated['ask'],
    });
    await seated.ask('clock.speed', { times: 20 });
    await seated.ask('snapshot.save', { name: 'real' });
    const { time } = await seated.ask('clock.state');
    await seated.ask('clock.pause');
    await seated.ask('snapshot.restore', { name: 'real' });
    expect(await seated.ask('clock.state')).toMatchObject({ running: true, speed: 20 });
    await expect
      .poll(async () => Date.parse((await seated.ask('clock.state')).time))
      .toBeGreaterThan(Date.parse(time));
  });

  it('R26 leaves nothing of the unit before it on the wire: what was queued or allowed then is gone', async () => {
    const mosquitto = await startMosquitto();
    atEnd(mosquitto.close);
    const seated = await sit({
      broker: { kind: 'external', target: targetAt(mosquitto.url) },
      prefix: 'snapshots',
    });
    const { ask } = seated;
    const watcher = await subscribe(mosquitto.plainPort, 'snapshots/#');
    atEnd(watcher.close);
    await ask('profile.load', { profile: 'Alex' });
    await ask('drive.start');
    await ask('privacy.set', { setting: 'geolocation', on: false });
    await ask('snapshot.save', { name: 'off' });
    await ask('privacy.set', { setting: 'geolocation', on: true });
    await ask('clock.advance', { seconds: 5 });
    await watcher.waitFor(({ topic }) => topic.endsWith('/data/location'), 'a position while it is on');

    await ask('snapshot.restore', { name: 'off' });
    const settled = watcher.received().length;
    await ask('clock.advance', { seconds: 30 });
    await watcher.waitFor(
      (message) =>
        message.topic.endsWith('/data/telematics') && watcher.received().indexOf(message) >= settled + 3,
      'telematics after the restore',
    );
    const after = watcher.received().slice(settled);
    expect(after.filter(({ topic }) => topic.endsWith('/data/location'))).toEqual([]);
  });
});

describe('bad input', () => {
  it('names the nearest snapshot, keeps the bundled ones, and is for programs alone', async () => {
    const { ask } = await sit();
    await ask('snapshot.save', { name: 'at-the-lights' });
    await expect(ask('snapshot.restore', { name: 'at-the-light' })).rejects.toThrow(
      'There is no snapshot "at-the-light". Did you mean "at-the-lights"?',
    );
    await expect(ask('snapshot.save', { name: 'At the lights' })).rejects.toThrow('small letters');
    await expect(ask('snapshot.save', { name: 'mine' }, 'head-unit')).rejects.toThrow('for programs');
    await expect(ask('snapshot.restore', { name: 'at-the-lights' }, 'head-unit')).rejects.toThrow(
      'for programs',
    );
  });

  it('is refused while everything is recorded', async () => {
    const data = newFolder();
    const { ask } = await sit({ data, record: join(data, 'drive.ndjson') });
    await expect(ask('snapshot.save', { name: 'mine' })).rejects.toThrow('is being recorded');
  });
});
