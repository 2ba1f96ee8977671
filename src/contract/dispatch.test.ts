import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, COMMANDS } from './commands.ts';
import { bindContract, type Handlers } from './dispatch.ts';
import { UnitError } from './errors.ts';
import { exampleOf } from './example.ts';

const handlers = (over: Partial<Handlers>): Handlers => {
  const refuse = (): never => {
    throw new UnitError('not-now', 'Not in this test.', 'Bind it.');
  };
  return { ...Object.fromEntries(COMMAND_NAMES.map((name) => [name, refuse])), ...over } as Handlers;
};

const silent = (): void => undefined;
const primary = () => 'primary' as const;

describe('bindContract', () => {
  test('a request is answered with the return value of its handler, under its id', async () => {
    const dispatch = bindContract(handlers({ 'host.link': () => ({ url: 'http://x/' }) }), silent, primary);
    expect(await dispatch({ id: 4, command: 'host.link' }, 'control')).toEqual({
      id: 4,
      ok: true,
      result: { url: 'http://x/' },
    });
  });

  test('a wrong argument names the command, the field, what was expected and what was found', async () => {
    const dispatch = bindContract(handlers({}), silent, primary);
    const reply = await dispatch(
      { id: 1, command: 'privacy.set', argument: { setting: 'geolocation', on: 'yes' } },
      'control',
    );
    expect(reply).toMatchObject({
      id: 1,
      ok: false,
      error: {
        code: 'bad-input',
        sentence: 'privacy.set: "on" must be a boolean, such as true; found "yes".',
      },
    });
  });

  test.each([
    ['privacy.set', '{"setting":"geolocation","on":true}'],
    ['profile.load', '{"profile":"…"}'],
    ['clock.advance', '{"seconds":1}'],
    ['guest.accept', '{"terms":true,"notice":true}'],
  ])('an argument that is missing is told with an example, as %s does', async (command, example) => {
    expect(await bindContract(handlers({}), silent, primary)({ id: 1, command }, 'control')).toMatchObject({
      ok: false,
      error: { code: 'bad-input', sentence: `${command}: the argument is missing, such as '${example}'.` },
    });
  });

  test('the example of every command that needs an argument has its fields, and may be sent where no text is in it', () => {
    for (const [name, { argument }] of Object.entries(COMMANDS)) {
      const example = exampleOf(argument);
      if (argument.safeParse(undefined).success || JSON.stringify(example).includes('…')) continue;
      expect(argument.safeParse(example).success, name).toBe(true);
    }
  });

  test('an unknown setting names the known ones', async () => {
    const dispatch = bindContract(handlers({}), silent, primary);
    const reply = await dispatch(
      { id: 1, command: 'privacy.set', argument: { setting: 'location', on: true } },
      'control',
    );
    expect(reply).toMatchObject({
      error: { sentence: 'privacy.set: "setting" must be "geolocation" or "voiceData"; found "location".' },
    });
  });

  test.each([['constructor'], ['__proto__'], ['toString'], ['privacy.unset']])(
    'the unknown command %s is refused by name',
    async (command) => {
      const reply = await bindContract(handlers({}), silent, primary)({ id: 1, command }, 'control');
      expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
    },
  );

  test.each([[null], ['text'], [[]], [{ id: 'one', command: 'unit.state' }], [{ command: 'unit.state' }]])(
    'a frame that is no request is answered with a sentence: %j',
    async (frame) => {
      const reply = await bindContract(handlers({}), silent, primary)(frame, 'control');
      expect(reply).toMatchObject({ id: null, ok: false, error: { code: 'bad-input' } });
    },
  );

  test('a result that breaks the contract is a fault of the unit, reported and never sent', async () => {
    const reported: unknown[] = [];
    const broken = handlers({ 'host.link': () => ({ url: 7, secret: 'x' }) as never });
    const reply = await bindContract(
      broken,
      (error) => reported.push(error),
      primary,
    )({ id: 1, command: 'host.link' }, 'control');
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(reported).toHaveLength(1);
  });

  test('R6 a role that lacks the capability is refused, and told who has it; nothing is called', async () => {
    const called: string[] = [];
    const all = handlers({
      'contract.set': () => {
        called.push('contract.set');
        return { insurance: true, maintenance: false, leasing: false };
      },
    });
    const frame = { id: 1, command: 'contract.set', argument: { contract: 'insurance', on: true } };
    for (const role of ['secondary', 'guest'] as const) {
      const reply = await bindContract(all, silent, () => role)(frame, 'control');
      expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      expect(JSON.stringify(reply)).toContain('a primary profile');
    }
    expect(called).toEqual([]);
    expect(await bindContract(all, silent, primary)(frame, 'control')).toMatchObject({ ok: true });
  });

  test('every row says what it does', () => {
    for (const name of COMMAND_NAMES) expect(COMMANDS[name].says).toMatch(/\w{3}/u);
  });
});
