import { describe, expect, test } from 'vitest';
import { unitInFolder } from '../../testing/in-folder.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../contract/commands.ts';
import type { Row } from '../contract/row.ts';
import { CAPABILITIES } from '../privacy/capabilities.ts';
import { PROFILE_KINDS } from '../privacy/vocabulary.ts';

const GUARDED = COMMAND_NAMES.filter((name) => (COMMANDS[name] as Row).capability !== undefined);

/** Arguments that the contract takes, so that a refusal is for the role alone. */
const ARGUMENTS: Partial<Record<CommandName, unknown>> = {
  'profile.create': { name: 'Noor', kind: 'secondary' },
  'profile.change': { profile: 'Camille', hue: 12 },
  'profile.remove': { profile: 'Camille' },
  'contract.set': { contract: 'insurance', on: true },
  'theft.consent': { on: true },
  'service.set': { service: 'weather', on: false },
};

const LOADED = { primary: 'Alex', secondary: 'Bram', guest: 'guest' } as const;

describe.each(PROFILE_KINDS)('a %s', (kind) => {
  test.each(GUARDED)(
    `R6 ${kind}: %s is carried out or refused by role, and a refusal changes nothing`,
    async (command) => {
      await using unit = unitInFolder();
      await unit.ask('profile.load', { profile: LOADED[kind] });
      const { capability } = COMMANDS[command] as Row;
      const roles: readonly string[] = capability === undefined ? PROFILE_KINDS : CAPABILITIES[capability];
      const before = [
        await unit.ask('unit.state'),
        await unit.ask('profile.list'),
        await unit.ask('service.list'),
        await unit.ask('ledger.export'),
      ];
      const asked = unit.ask(command, ARGUMENTS[command] as never);
      if (roles.includes(kind)) {
        await expect(asked).resolves.toBeDefined();
        return;
      }
      const error = await asked.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'not-allowed' });
      for (const role of roles) expect(String(error), 'the refusal names the role that may').toContain(role);
      expect([
        await unit.ask('unit.state'),
        await unit.ask('profile.list'),
        await unit.ask('service.list'),
        await unit.ask('ledger.export'),
      ]).toEqual(before);
    },
  );

  test(`R6 ${kind}: the state tells what the table of capabilities gives this role`, async () => {
    await using unit = unitInFolder();
    const { capabilities } = await unit.ask('profile.load', { profile: LOADED[kind] });
    const expected = Object.entries(CAPABILITIES).filter(([, roles]) =>
      (roles as readonly string[]).includes(kind),
    );
    expect(capabilities).toEqual(expected.map(([capability]) => capability));
  });
});

describe('people', () => {
  test('R1 a second primary is refused in a sentence, and nobody is registered', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Alex' });
    const before = await unit.ask('profile.list');
    await expect(unit.ask('profile.create', { name: 'Noor', kind: 'primary' })).rejects.toThrow(/primary/u);
    expect(await unit.ask('profile.list')).toEqual(before);
  });

  test('R13 a phone pairs a second driver with the code that the unit shows: once, in time, both switches off', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Bram' });
    const { code } = await unit.ask('pairing.start');
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await unit.refusal('pairing.complete', { code: wrong, name: 'Noor' })).toBe('bad-input');
    const paired = await unit.ask('pairing.complete', { code, name: 'Noor', language: 'de' });
    expect(paired).toMatchObject({ name: 'Noor', kind: 'secondary', language: 'de' });
    expect(await unit.refusal('pairing.complete', { code, name: 'Finn' })).toBe('not-now');
    const state = await unit.ask('profile.load', { profile: 'Noor' });
    expect(state.privacy.geolocation.requested || state.privacy.voiceData.requested).toBe(false);
    expect(Object.values(state.consents)).not.toContain(true);
    const late = await unit.ask('pairing.start');
    await unit.pass(5 * 60);
    expect(await unit.refusal('pairing.complete', { code: late.code, name: 'Finn' })).toBe('not-now');
  });

  test('a pairing code is void after five wrong ones', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Alex' });
    const { code } = await unit.ask('pairing.start');
    const wrong = code === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await unit.refusal('pairing.complete', { code: wrong, name: 'Noor' })).toBe('bad-input');
    }
    expect(await unit.refusal('pairing.complete', { code, name: 'Noor' })).toBe('not-now');
  });

  test('R1 R6 the primary can not be removed: nobody could stop what leaves by contract any more', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Alex' });
    await expect(unit.ask('profile.remove', { profile: 'Alex' })).rejects.toThrow(/primary/u);
    expect((await unit.ask('profile.list')).map(({ name }) => name)).toContain('Alex');
  });

  test('R2 nothing of a removed driver waits in the queue', async () => {
    await using unit = unitInFolder();
    await unit.ask('profile.load', { profile: 'Bram' });
    await unit.ask('drive.start');
    await unit.pass(5);
    await unit.ask('drive.stop');
    await unit.ask('vehicle.set', { ignition: 'off' });
    expect((await unit.queued()).length).toBeGreaterThan(0);
    await unit.ask('profile.load', { profile: 'Alex' });
    await unit.ask('profile.remove', { profile: 'Bram' });
    expect((await unit.queued()).filter(({ kind }) => kind === 'telemetry')).toEqual([]);
    expect((await unit.ask('profile.list')).map(({ name }) => name)).not.toContain('Bram');
  });
});
