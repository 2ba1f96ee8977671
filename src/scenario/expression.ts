/**
 * The small language of conditions: `speed > 50 and not (geolocation = off or profile = guest)`. A name stands for a quantity of the
 * unit; what a quantity is compared with may be a number, a word, or another quantity.
 */
export type Value = number | string | boolean | null;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Where in the text something begins, from 0. */
type Placed = { readonly at: number };

export type Expression = Placed &
  (
    | { readonly is: 'literal'; readonly value: Value }
    /** A bare word: a name, or, beside a comparison, the word itself. */
    | { readonly is: 'word'; readonly word: string }
    | { readonly is: 'not'; readonly of: Expression }
    | { readonly is: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | {
        readonly is: 'compare';
        readonly by: Comparison;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly is: 'choose';
        readonly when: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
  );

/** What is wrong with an expression, and where in its text. */
export class ExpressionError extends Error {
  readonly at: number;
  readonly hint: string;

  constructor(at: number, message: string, hint: string) {
    super(message);
    this.name = 'ExpressionError';
    this.at = at;
    this.hint = hint;
  }
}

type Token = Placed & {
  readonly kind: 'number' | 'word' | 'text' | 'sign' | 'end';
  readonly text: string;
};

/** Deeper than any person nests; a machine that does is told so before the stack ends. */
const DEEPEST = 100;
const LONGEST = 2_000;

const PATTERN =
  /\s*(?:(?<number>-?\d+(?:\.\d+)?(?![\p{L}\d]))|(?<word>[\p{L}_][\p{L}\d_]*(?:[.-][\p{L}\d_]+)*)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<sign><=|>=|!=|==|[=<>()?:]))/uy;

const EXAMPLE = 'Write a condition such as: speed > 50 and geolocation = on.';

const tokensOf = (text: string): readonly Token[] => {
  if (text.length > LONGEST) {
    throw new ExpressionError(0, `is longer than ${LONGEST} characters`, EXAMPLE);
  }
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  let at = 0;
  while (text.slice(at).trim() !== '') {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const begins = at + (text.slice(at).length - text.slice(at).trimStart().length);
    if (found === null) {
      throw new ExpressionError(begins, `has "${text[begins]}", which means nothing here`, EXAMPLE);
    }
    const { number, word, double, single, sign } = found.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at: begins });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at: begins });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at: begins });
    else tokens.push({ kind: 'text', text: double ?? single ?? '', at: begins });
    at = pattern.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
};

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/**
 * Reads an expression. From weak to strong: `a ? b : c`, `or`, `and`, `not`, comparisons.
 * @throws ExpressionError with the place in the text
 */
export const parseExpression = (text: string): Expression => {
  const tokens = tokensOf(text);
  let index = 0;
  let depth = 0;

  const END: Token = { kind: 'end', text: '', at: text.length };
  const next = (): Token => tokens[index] ?? END;
  const take = (): Token => {
    const token = next();
    index += 1;
    return token;
  };
  const isWord = (word: string): boolean => next().kind === 'word' && next().text === word;
  const isSign = (sign: string): boolean => next().kind === 'sign' && next().text === sign;
  const expected = (what: string): ExpressionError => {
    const { at, text: found, kind } = next();
    return new ExpressionError(
      at,
      `${kind === 'end' ? 'ends' : `has "${found}"`} where ${what} was expected`,
      EXAMPLE,
    );
  };
  const deeper = <T>(work: () => T): T => {
    depth += 1;
    if (depth > DEEPEST) throw new ExpressionError(next().at, `is nested deeper than ${DEEPEST}`, EXAMPLE);
    const result = work();
    depth -= 1;
    return result;
  };

  const primary = (): Expression => {
    if (isSign('(')) {
      take();
      const inner = deeper(choose);
      if (!isSign(')')) throw expected('")"');
      take();
      return inner;
    }
    const { kind, text: found, at } = next();
    if (kind === 'number') {
      take();
      return { is: 'literal', value: Number(found), at };
    }
    if (kind === 'text') {
      take();
      return { is: 'literal', value: found, at };
    }
    if (kind === 'word' && !['and', 'or', 'not'].includes(found)) {
      take();
      return { is: 'word', word: found, at };
    }
    throw expected('a name, a number or a word');
  };

  const comparison = (): Expression => {
    const left = primary();
    const by = next().kind === 'sign' ? COMPARISONS[next().text] : undefined;
    if (by === undefined) return left;
    const { at } = take();
    return { is: 'compare', by, left, right: primary(), at };
  };

  const not = (): Expression => {
    if (!isWord('not')) return comparison();
    const { at } = take();
    return { is: 'not', of: deeper(not), at };
  };

  const chain = (word: 'and' | 'or', part: () => Expression): (() => Expression) => {
    return () => {
      let left = part();
      while (isWord(word)) {
        const { at } = take();
        left = { is: word, left, right: part(), at };
      }
      return left;
    };
  };
  const or = chain('or', chain('and', not));

  function choose(): Expression {
    const when = or();
    if (!isSign('?')) return when;
    const { at } = take();
    const then = deeper(choose);
    if (!isSign(':')) throw expected('":"');
    take();
    return { is: 'choose', when, then, otherwise: deeper(choose), at };
  }

  const whole = choose();
  if (next().kind !== 'end') throw expected('"and", "or" or the end');
  return whole;
};
