import { describe, expect, it } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { exitCodeOf, wordsOf } from './exit.ts';
import { redact } from './redact.ts';

describe('what a log may hold', () => {
  it('no field that is named like a secret, however deep', () => {
    const facts = { target: { username: 'u', password: 'p4ss', list: [{ token: 't0ken' }] } };
    expect(redact(facts, false)).toEqual({
      target: { username: 'u', password: '[hidden]', list: [{ token: '[hidden]' }] },
    });
  });

  it('no user part of an address, and no token of this run', () => {
    const texts = [
      'mqtt://user:p4ss@b.example:1883 refused',
      'ws://127.0.0.1:1/control?token=p4ss',
      'http://127.0.0.1:1/#token=p4ss',
      'glovebox, link.p4ss',
    ];
    for (const text of texts) expect(redact(text, true)).not.toContain('p4ss');
    expect(redact('mqtt://b.example:1883/a@b', false)).toBe('mqtt://b.example:1883/a@b');
  });

  it('errors with their causes, and a stack at debug alone', () => {
    const error = new Error('outer', { cause: new Error('mqtt://u:p4ss@b') });
    const quiet = JSON.stringify(redact({ error }, false));
    expect(quiet).toContain('outer');
    expect(quiet).not.toMatch(/p4ss|stack/u);
    expect(JSON.stringify(redact({ error }, true))).toContain('redact.test.ts');
  });

  it('what leads back to itself', () => {
    const facts: Record<string, unknown> = {};
    facts['self'] = facts;
    expect(redact(facts, false)).toEqual({ self: '[circular]' });
  });
});

describe('an error, told to a person', () => {
  it('is a sentence and a remedy', () => {
    const error = new UnitError('bad-input', 'This is wrong.', 'Do that.');
    expect(wordsOf(error)).toBe('This is wrong.\nDo that.');
  });

  it('never shows a stack unless asked', () => {
    expect(wordsOf(new Error('odd'))).not.toContain('redact.test.ts');
    expect(wordsOf(new Error('odd'), true)).toContain('redact.test.ts');
  });

  it('has the exit code of its kind', () => {
    const code = (kind: UnitError['code']) => exitCodeOf(new UnitError(kind, '', ''));
    expect([code('bad-input'), code('unknown-profile'), code('store-refused')]).toEqual([2, 2, 2]);
    expect(code('unreachable')).toBe(3);
    expect([code('not-now'), code('not-allowed'), code('internal'), exitCodeOf('?')]).toEqual([1, 1, 1, 1]);
  });
});
