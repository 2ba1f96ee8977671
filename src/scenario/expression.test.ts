import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, overParameters, parseCondition } from './condition.ts';
import { type Expression, ExpressionError, parseExpression } from './expression.ts';

const names = ['a', 'b', 'c'];

type Made = { readonly text: string; readonly value: (of: Readonly<Record<string, boolean>>) => boolean };

/** Expressions over a, b and c, each with what it is worth, written with all their parentheses. */
const { made } = fc.letrec<{ made: Made }>((tie) => ({
  made: fc.oneof(
    { maxDepth: 5 },
    fc
      .constantFrom(...names)
      .map((name): Made => ({ text: `${name} = on`, value: (of) => of[name] === true })),
    tie('made').map((inner): Made => ({ text: `not (${inner.text})`, value: (of) => !inner.value(of) })),
    fc.tuple(tie('made'), tie('made')).map(
      ([a, b]): Made => ({
        text: `(${a.text}) and (${b.text})`,
        value: (of) => a.value(of) && b.value(of),
      }),
    ),
    fc
      .tuple(tie('made'), tie('made'))
      .map(
        ([a, b]): Made => ({ text: `(${a.text}) or (${b.text})`, value: (of) => a.value(of) || b.value(of) }),
      ),
  ),
}));

const switches = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() });

describe('an expression', () => {
  it('is worth what logic says, however it is nested', () => {
    fc.assert(
      fc.property(made, switches, ({ text, value }, of) => {
        expect(overParameters(text, of)).toBe(value(of));
      }),
    );
  });

  it('binds "and" more tightly than "or", and "not" more tightly than both', () => {
    fc.assert(
      fc.property(switches, (of) => {
        const { a, b, c } = of;
        expect(overParameters('a = on or b = on and not c = on', of)).toBe(a || (b && !c));
      }),
    );
  });

  it('compares numbers by size', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }), (x, y) => {
        for (const [by, holds] of [
          ['<', x < y],
          ['<=', x <= y],
          ['>', x > y],
          ['>=', x >= y],
          ['=', x === y],
          ['!=', x !== y],
        ] as const) {
          expect(overParameters(`x ${by} ${y}`, { x })).toBe(holds);
        }
      }),
    );
  });

  it('takes on and true, off and false for the same', () => {
    for (const [left, right] of [
      [true, 'on'],
      ['true', 'on'],
      [false, 'off'],
      ['off', 'false'],
    ] as const) {
      expect(compare(left, '=', right)).toBe(true);
    }
    expect(compare(null, '=', 'off')).toBe(false);
    expect(compare(null, '<', 3)).toBe(false);
  });

  it('chooses', () => {
    expect(overParameters('a = on ? 1 : b = on ? 2 : 3', { a: 'off', b: 'on' })).toBe(2);
  });

  it('is read or refused with a place in the text, whatever the text is', () => {
    const pieces = fc.constantFrom(
      'speed',
      '>',
      '50',
      'and',
      'or',
      'not',
      '(',
      ')',
      '=',
      'on',
      '?',
      ':',
      '"x"',
      "'",
      ' ',
      'ü',
      '\u0000',
      '-3',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (any) => {
        try {
          parseCondition(any);
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.at).toBeGreaterThanOrEqual(0);
          expect(error.at).toBeLessThanOrEqual(any.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that is nested without end is refused, and does not end the process', () => {
    expect(() => parseExpression('('.repeat(1_900))).toThrow(/nested deeper/u);
    expect(() => parseExpression('not '.repeat(400))).toThrow(/nested deeper/u);
    expect(() => parseExpression('a'.repeat(3_000))).toThrow(/longer than/u);
  });

  it('remembers where its parts stand', () => {
    const read: Expression = parseExpression('speed > 50 and not driving');
    expect(read).toMatchObject({
      is: 'and',
      at: 11,
      left: { at: 6 },
      right: { is: 'not', at: 15, of: { at: 19 } },
    });
  });
});
