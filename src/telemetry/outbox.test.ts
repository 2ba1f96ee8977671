import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { type Queued, queuedMessages } from '../../testing/queued.ts';
import { createTelemetryRig, type TelemetryRig, targetAt } from '../../testing/telemetry-rig.ts';
import { createVirtualClock } from '../unit/clock.ts';

/** Nothing is started in these tests: the broker never comes, and all that is offered waits. */
const target = targetAt('mqtt://127.0.0.1:9');
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

type RigOptions = Partial<Parameters<typeof createTelemetryRig>[0]>;
const rigWith = (options: RigOptions = {}): TelemetryRig => {
  const rig = createTelemetryRig({ target, start: false, ...options });
  cleanUp.push(rig.close);
  return rig;
};

const SPEED = 'Vehicle.Speed';
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const AIRBAG = 'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed';

const rows = ({ database }: TelemetryRig): readonly Queued[] => queuedMessages(database);
const profilesIn = ({ database }: TelemetryRig): readonly unknown[] =>
  database.prepare('SELECT profile FROM outbox_shape').pluck().all();
const stored = (rig: TelemetryRig, count: number): Promise<true> =>
  eventually(
    () => rows(rig).length === count || null,
    `${count} rows in the outbox, not ${rows(rig).length}`,
  );
const valuesOf = (rig: TelemetryRig): readonly string[] =>
  rows(rig).map(
    ({ payload }) => (JSON.parse(payload) as { data: { dp: { value: string } }[] }).data[0]?.dp.value ?? '',
  );

const offerSpeeds = ({ telemetry }: TelemetryRig, count: number, from = 0): void => {
  for (let speed = from; speed < from + count; speed += 1)
    telemetry.offer('telemetry', { at: Date.now(), signals: { [SPEED]: speed } });
};

const crash = { [AIRBAG]: true, [SPEED]: 30, [LATITUDE]: 52.1 };

test.each([
  ['in the queue', true],
  ['waiting to be queued', false],
])(
  'R23 R24 R26 a crash notification %s loses its position to a withdrawal, and still goes out',
  async (_where, onDisk) => {
    const rig = rigWith();
    rig.telemetry.offer('crash-notification', { at: Date.now(), signals: crash });
    rig.telemetry.offer('drive-end', { at: Date.now(), signals: { 'Private.Trip.End.Latitude': 52.1 } });
    if (onDisk) await stored(rig, 2);
    rig.turn('geolocation', false);
    await stored(rig, 1);
    const [row] = rows(rig);
    expect(row).toMatchObject({ kind: 'crash-notification', category: 'telematics' });
    const event = JSON.parse(row?.payload ?? '') as { data: { path: string }[] };
    expect(event).toMatchObject({ datacategory: 'telematics', legalbasis: 'legal-obligation', sequence: 0 });
    expect(event.data.map(({ path }) => path)).toEqual([AIRBAG, SPEED]);
    expect(row?.payload).not.toContain('52.1');
    expect(rig.telemetry.stats().location).toMatchObject({ purged: 2, queued: 0 });
    rig.telemetry.offer('telemetry', { at: Date.now(), signals: { [SPEED]: 1 } });
    await stored(rig, 2);
    expect(JSON.parse(rows(rig)[1]?.payload ?? '')).toMatchObject({ sequence: 1 });
  },
);

test('R28 a crash notification that can not be read is taken out whole', async () => {
  const rig = rigWith();
  rig.telemetry.offer('crash-notification', { at: Date.now(), signals: crash });
  await stored(rig, 1);
  rig.database.prepare(`UPDATE outbox SET field_values = '['`).run();
  rig.turn('geolocation', false);
  expect(rows(rig)).toEqual([]);
});

test('all that is offered in one turn is one transaction', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-outbox-'));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const rig = rigWith({ folder });
  offerSpeeds(rig, 80);
  expect(rows(rig)).toEqual([]);
  expect(rig.telemetry.stats().telematics.queued).toBe(80);
  await stored(rig, 80);
});

test('the queue is bounded: the oldest are dropped first, and counted', async () => {
  const rig = rigWith({ queueLimit: 10 });
  offerSpeeds(rig, 8);
  await stored(rig, 8);
  offerSpeeds(rig, 6, 8);
  await eventually(() => valuesOf(rig)[0] === '4', 'the oldest four to make room');
  expect(valuesOf(rig)).toEqual(Array.from({ length: 10 }, (_, index) => String(index + 4)));
  expect(rig.telemetry.stats().telematics).toMatchObject({ offered: 14, queued: 10, dropped: 4 });
});

test('R24 a mandatory message makes room for none that is not', async () => {
  const rig = rigWith({ queueLimit: 5 });
  rig.telemetry.offer('crash-notification', { at: Date.now(), signals: { [AIRBAG]: true, [SPEED]: 30 } });
  await stored(rig, 1);
  offerSpeeds(rig, 5);
  await stored(rig, 5);
  offerSpeeds(rig, 3, 5);
  await eventually(() => valuesOf(rig).at(-1) === '7', 'the newest to be stored');
  expect(rows(rig).map(({ kind }) => kind)).toContain('crash-notification');
  expect(rows(rig)).toHaveLength(5);
});

test('what is too old goes, by category, and is counted', async () => {
  const clock = createVirtualClock();
  const rig = rigWith({ clock, start: true });
  rig.telemetry.offer('telemetry', { at: clock.now(), signals: { [SPEED]: 1, [LATITUDE]: 52 } });
  rig.telemetry.offer('crash-notification', { at: clock.now(), signals: { [AIRBAG]: true, [LATITUDE]: 52 } });
  await stored(rig, 3);
  clock.advance(59_000);
  expect(rows(rig)).toHaveLength(3);
  clock.advance(11_000);
  expect(rows(rig).map(({ kind, category }) => `${kind} ${category}`)).toEqual([
    'telemetry telematics',
    'crash-notification location',
  ]);
  clock.advance(3_600_000);
  expect(rows(rig).map(({ kind }) => kind)).toEqual(['crash-notification']);
  expect(rig.telemetry.stats().location.expired).toBe(1);
  expect(rig.telemetry.stats().telematics.expired).toBe(1);
  clock.advance(86_400_000);
  expect(rows(rig)).toEqual([]);
});

test('R23 R26 a withdrawal takes out every forbidden row, and of a mixed row only the forbidden fields', async () => {
  const rig = rigWith();
  rig.telemetry.offer('telemetry', { at: Date.now(), signals: { [SPEED]: 1, [LATITUDE]: 52 } });
  rig.telemetry.offer('drive-start', { at: Date.now(), signals: { [SPEED]: 2, [LATITUDE]: 52 } });
  rig.telemetry.offer('drive-start', { at: Date.now(), signals: { [SPEED]: 3 } });
  await stored(rig, 4);
  rig.turn('geolocation', false);
  expect(valuesOf(rig)).toEqual(['1', '2', '3']);
  expect(
    rows(rig)
      .map(({ payload }) => payload)
      .join(),
  ).not.toContain('Latitude');
  expect(rig.telemetry.stats().location).toMatchObject({ purged: 2, queued: 0 });
});

test('R26 what was offered in the same turn and is not on disk yet is withdrawn too', async () => {
  const rig = rigWith();
  rig.telemetry.offer('telemetry', { at: Date.now(), signals: { [SPEED]: 1, [LATITUDE]: 52 } });
  rig.turn('geolocation', false);
  rig.turn('geolocation', true);
  await stored(rig, 1);
  expect(rows(rig).map(({ category }) => category)).toEqual(['telematics']);
  expect(rig.telemetry.stats().location).toMatchObject({ purged: 1, queued: 0 });
});

test('R26 what is not on disk yet is judged again when it is written, even if nobody called enforce', async () => {
  const rig = rigWith();
  rig.telemetry.offer('telemetry', { at: Date.now(), signals: { [SPEED]: 1, [LATITUDE]: 52 } });
  rig.swap({ settings: { geolocation: false, voiceData: false } });
  await stored(rig, 1);
  expect(rows(rig).map(({ category }) => category)).toEqual(['telematics']);
});

test('a purge is part of the transaction around it: if that is undone, the rows are still there', async () => {
  const rig = rigWith();
  rig.telemetry.offer('telemetry', { at: Date.now(), signals: { [LATITUDE]: 52 } });
  await stored(rig, 1);
  const next = { ...rig.context(), settings: { geolocation: false, voiceData: false } };
  const undone = rig.database.transaction(() => {
    rig.telemetry.purge(next);
    throw new Error('undone');
  });
  expect(() => undone()).toThrow('undone');
  expect(rows(rig)).toHaveLength(1);
});

test('R28 messages whose signals or kind cannot be read are deleted by any purge', async () => {
  const rig = rigWith();
  const kinds = [
    'telemetry',
    'drive-start',
    'drive-end',
    'crash-notification',
    'consumption-report',
  ] as const;
  for (const [speed, kind] of kinds.entries())
    rig.telemetry.offer(kind, {
      at: Date.now(),
      signals: { [SPEED]: speed, 'Vehicle.TraveledDistance': speed },
    });
  await stored(rig, 5);
  const spoil = (column: string, value: string, kind: string) =>
    rig.database.prepare(`UPDATE outbox_shape SET ${column} = ? WHERE kind = ?`).run(value, kind);
  spoil('signals', 'not json', 'telemetry');
  spoil('signals', '[]', 'drive-start');
  spoil('kind', 'toString', 'drive-end');
  rig.database.exec(`DELETE FROM outbox_shape WHERE kind = 'crash-notification'`);
  rig.put({});
  expect(rows(rig).map(({ kind }) => kind)).toEqual(['consumption-report']);
});

test('what waits is handed over with the same bytes however often it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-outbox-'));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const first = createTelemetryRig({ target, start: false, folder });
  first.telemetry.offer('telemetry', {
    at: 1.9,
    signals: { [SPEED]: 1 / 3, [LATITUDE]: -0, 'Vehicle.IsMoving': true },
  });
  first.telemetry.offer('crash-notification', { at: Date.now(), signals: crash });
  await stored(first, 3);
  const before = rows(first);
  expect(rows(first)).toEqual(before);
  await first.close();
  const second = rigWith({ folder, pseudonym: () => 'another' });
  expect(rows(second)).toEqual(before);
});

test('R5 what a guest left goes with the guest, but for what is mandatory', async () => {
  const rig = rigWith();
  rig.swap({ profile: { id: 'guest-1', kind: 'guest' } });
  offerSpeeds(rig, 2);
  rig.telemetry.offer('crash-notification', { at: Date.now(), signals: { [AIRBAG]: true } });
  await stored(rig, 3);
  offerSpeeds(rig, 1);
  rig.telemetry.purgeProfile('guest-1');
  expect(rows(rig).map(({ kind }) => kind)).toEqual(['crash-notification']);
  expect(profilesIn(rig)).toEqual(['guest-1']);
  rig.swap({ profile: { id: 'primary', kind: 'primary' } });
  offerSpeeds(rig, 1);
  await stored(rig, 2);
});

test('R5 the name of a guest goes with the last message that bears it', async () => {
  const clock = createVirtualClock();
  const rig = rigWith({ clock, start: true });
  rig.swap({ profile: { id: 'guest-1', kind: 'guest' } });
  rig.telemetry.offer('crash-notification', { at: clock.now(), signals: { [AIRBAG]: true } });
  await stored(rig, 1);
  rig.telemetry.purgeProfile('guest-1');
  expect(profilesIn(rig)).toEqual(['guest-1']);
  clock.advance(86_500_000);
  expect([rows(rig), profilesIn(rig)]).toEqual([[], []]);
});

test('sequences go on over a restart, and ids do not repeat', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-outbox-'));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const run = async (total: number): Promise<readonly { id: string; sequence: number }[]> => {
    const rig = createTelemetryRig({
      target,
      start: false,
      folder,
      random: () => 0.5,
      clock: createVirtualClock(),
    });
    offerSpeeds(rig, 3);
    await stored(rig, total);
    const payloads = rows(rig).map(({ payload }) => JSON.parse(payload) as { id: string; sequence: number });
    await rig.close();
    return payloads;
  };
  await run(3);
  const payloads = await run(6);
  expect(payloads.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Set(payloads.map(({ id }) => id)).size).toBe(6);
});

test('a full disk loses what is offered, counts it, says so once, and throws nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-outbox-'));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const rig = rigWith({ folder });
  const pages = rig.database.pragma('page_count', { simple: true }) as number;
  rig.database.pragma(`max_page_count = ${pages}`);
  const offerLarge = () =>
    rig.telemetry.offer('telemetry', { at: Date.now(), signals: { [SPEED]: 'x'.repeat(100_000) } });
  offerLarge();
  await eventually(() => rig.telemetry.stats().telematics.dropped === 1, 'the first to be dropped');
  offerLarge();
  await eventually(() => rig.telemetry.stats().telematics.dropped === 2, 'the second to be dropped');
  expect(rig.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  rig.database.pragma(`max_page_count = ${pages + 1_000}`);
  offerLarge();
  await stored(rig, 1);
});
