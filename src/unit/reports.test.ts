import { describe, expect, test } from 'vitest';
import { type UnitInFolder, unitInFolder } from '../../testing/in-folder.ts';
import type { QueuedRow } from '../../testing/unit-rig.ts';
import { factsOf, type MessageKind } from '../privacy/message-kinds.ts';
import { CONSENT_PURPOSES, CONTRACTS } from '../privacy/vocabulary.ts';

const POSITION = /CurrentLocation|DestinationSet|Private\.Trip/u;

const asOwner = async (unit: UnitInFolder): Promise<void> => {
  await unit.ask('profile.load', { profile: 'Alex' });
};

const driveAndStop = async (unit: UnitInFolder): Promise<readonly QueuedRow[]> => {
  await unit.ask('drive.start');
  await unit.pass(20);
  await unit.ask('drive.stop');
  return unit.queued();
};

const of = (rows: readonly QueuedRow[], kind: MessageKind): readonly QueuedRow[] =>
  rows.filter((row) => row.kind === kind);

const label = (row: QueuedRow | undefined): unknown => {
  const { legalbasis, purpose, type } = JSON.parse(row?.payload ?? '{}');
  return { legalbasis, purpose, type };
};

describe('R25 a purpose with a consent of its own', () => {
  test.each(CONSENT_PURPOSES)(
    'R25 %s: its message goes out with its consent alone, labelled with it, and holds no more than it takes',
    async (purpose) => {
      await using unit = unitInFolder();
      await asOwner(unit);
      const send = async (): Promise<readonly QueuedRow[]> => {
        if (purpose !== 'warning-support') return driveAndStop(unit);
        await unit.ask('drive.start');
        await unit.ask('vehicle.crash');
        return unit.queued();
      };
      expect(of(await send(), purpose)).toEqual([]);
      await unit.ask('consent.set', { purpose, on: true });
      const rows = await send();
      const [sent, ...more] = of(rows, purpose);
      expect(more).toEqual([]);
      expect(label(sent)).toEqual({ legalbasis: 'consent', purpose, type: `glovebox.${purpose}.v1` });
      expect(sent?.topic).toMatch(new RegExp(`/event/${purpose}$`, 'u'));
      expect(sent?.signals.filter((signal) => !factsOf(purpose).minimalSet?.has(signal))).toEqual([]);
      for (const other of CONSENT_PURPOSES) {
        if (other !== purpose) expect(of(rows, other), other).toEqual([]);
      }
      await unit.ask('consent.set', { purpose, on: false });
      expect(of(await unit.queued(), purpose), 'R26 withdrawn before it left').toEqual([]);
    },
  );
});

describe('R24 what goes out whatever the switches say', () => {
  test.each(CONTRACTS)(
    'R24 %s: its report goes out while the contract is on, also for a guest, and never a position',
    async (contract) => {
      await using unit = unitInFolder();
      const kind = `${contract}-report` as const;
      await asOwner(unit);
      expect(of(await driveAndStop(unit), kind)).toEqual([]);
      await unit.ask('privacy.set', { setting: 'geolocation', on: true });
      await unit.ask('contract.set', { contract, on: true });
      await unit.ask('profile.unload');
      await unit.ask('privacy.set', { setting: 'geolocation', on: true });
      const [sent] = of(await driveAndStop(unit), kind);
      expect(label(sent)).toEqual({ legalbasis: 'contract', purpose: contract, type: `glovebox.${kind}.v1` });
      expect(sent?.payload).not.toMatch(POSITION);
      await asOwner(unit);
      await unit.ask('contract.set', { contract, on: false });
      expect(of(await unit.queued(), kind), 'a contract that ended takes its reports with it').toEqual([]);
    },
  );

  test('R24 the consumption report of the law goes out for a guest who accepted nothing, minimal and labelled', async () => {
    await using unit = unitInFolder();
    await unit.ask('privacy.set', { setting: 'geolocation', on: true });
    const rows = await driveAndStop(unit);
    expect(rows.map(({ kind }) => kind)).toEqual(['consumption-report']);
    expect(label(rows[0])).toMatchObject({ legalbasis: 'legal-obligation' });
    expect(rows[0]?.payload).not.toMatch(POSITION);
  });

  test('R24 the list of messages tells of each mandatory kind why, to whom, and what is left out now', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('contract.set', { contract: 'leasing', on: true });
    const kinds = await unit.ask('message.list');
    const mandatory = kinds.filter((row) => row.mandatory);
    expect(mandatory.map(({ kind }) => kind).sort()).toEqual([
      'consumption-report',
      'crash-notification',
      'insurance-report',
      'leasing-report',
      'maintenance-report',
    ]);
    for (const row of mandatory) {
      expect(row.legalBasis).toBe(row.rests === 'law' ? 'legal-obligation' : 'contract');
    }
    const leaves = (kind: string): readonly boolean[] =>
      kinds.find((row) => row.kind === kind)?.signals?.map((signal) => signal.leaves) ?? [];
    expect(new Set(leaves('leasing-report'))).toEqual(new Set([true]));
    expect(new Set(leaves('insurance-report'))).toEqual(new Set([false]));
    const crash = kinds.find(({ kind }) => kind === 'crash-notification')?.signals ?? [];
    for (const { signal, leaves: goes } of crash) expect(goes, signal).toBe(!POSITION.test(signal));
  });
});

describe('R27 a stolen vehicle', () => {
  const positions = async (unit: UnitInFolder): Promise<readonly QueuedRow[]> =>
    of(await unit.queued(), 'stolen-vehicle-position');

  test('R27 is never located before the report, not even with the consent', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('theft.consent', { on: true });
    await unit.ask('drive.start');
    await unit.pass(60);
    expect(await positions(unit)).toEqual([]);
    expect((await unit.queued()).filter(({ payload }) => POSITION.test(payload))).toEqual([]);
  });

  test('R27 can not be reported without the consent given before, by car or by account, and nothing leaves', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('drive.start');
    expect(await unit.refusal('theft.report', undefined, 'head-unit')).toBe('not-allowed');
    expect(await unit.refusal('theft.report', undefined, 'control')).toBe('not-allowed');
    await unit.pass(30);
    expect(await positions(unit)).toEqual([]);
  });

  test('R27 tells its position at once and each ten seconds, with geolocation off and a guest at the wheel, until the end', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('theft.consent', { on: true });
    await unit.ask('profile.unload');
    await unit.ask('drive.start');
    await unit.pass(5);
    expect(await unit.refusal('theft.report', undefined, 'head-unit'), 'not by whoever sits in it').toBe(
      'not-allowed',
    );
    await unit.ask('theft.report', undefined, 'control');
    expect(await positions(unit)).toHaveLength(1);
    await unit.pass(40);
    const told = await positions(unit);
    expect(told).toHaveLength(5);
    const [, ...ticks] = told.map(({ at }) => at);
    expect(ticks.slice(1).map((at, index) => at - (ticks[index] ?? 0))).toEqual([10_000, 10_000, 10_000]);
    expect(label(told[0])).toMatchObject({ legalbasis: 'consent', purpose: 'theft-recovery' });
    expect(new Set(told.flatMap(({ signals }) => signals))).toEqual(
      new Set(['Vehicle.CurrentLocation.Latitude', 'Vehicle.CurrentLocation.Longitude']),
    );
    const others = (await unit.queued()).filter(({ kind }) => kind !== 'stolen-vehicle-position');
    expect(
      others.filter(({ payload }) => POSITION.test(payload)),
      'for nothing else',
    ).toEqual([]);
    await unit.ask('theft.end', undefined, 'control');
    expect(await positions(unit), 'R26 what waits goes too').toEqual([]);
    await unit.pass(30);
    expect(await positions(unit)).toEqual([]);
  });

  test('R27 R30 consent, report and end are on the record; withdrawing the consent ends the report', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('theft.consent', { on: true });
    await unit.ask('theft.report');
    await unit.ask('theft.end');
    await unit.ask('theft.report');
    expect((await unit.ask('theft.consent', { on: false })).theft).toEqual({
      consented: false,
      reported: false,
    });
    const told = (await unit.ask('ledger.export')).entries.filter(({ subject }) =>
      subject.startsWith('theft.'),
    );
    expect(told.map(({ subject, value }) => `${subject} ${value}`)).toEqual([
      'theft.consent on',
      'theft.report stolen',
      'theft.report found',
      'theft.report stolen',
      'theft.consent off',
    ]);
  });

  test('R27 stays reported over a restart', async () => {
    await using unit = unitInFolder();
    await asOwner(unit);
    await unit.ask('theft.consent', { on: true });
    await unit.ask('theft.report');
    await unit.kill();
    await unit.ask('drive.start');
    await unit.pass(1);
    expect((await positions(unit)).length).toBeGreaterThan(0);
  });
});
