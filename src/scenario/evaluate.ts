import { spoken } from './durations.ts';
import { fits, type WireEvent } from './match.ts';
import type { World } from './quantities.ts';
import type { Expectation } from './run.ts';

/** What became of an expectation. */
export type Finding = {
  readonly says: string;
  readonly rule: string | null;
  readonly file: string;
  readonly line: number;
  readonly held: boolean;
  /** Milliseconds since the scenario began: when it broke, or when it was sure to hold; null where it held to the end. */
  readonly at: number | null;
  /** Why, as a sentence. */
  readonly because: string;
  /** The message that broke it, or made it hold. */
  readonly message: WireEvent | null;
};

/** Judges expectations as a run goes on: it is told of messages, steps and the passing of time, in order. */
export type Evaluation = {
  readonly message: (message: WireEvent) => void;
  /** A step was carried out. */
  readonly step: (id: string, at: number) => void;
  /** Time has passed; the unit is as the world says. As `look` and `pass` together. */
  readonly sample: (at: number) => void;
  /** What is known so far of each expectation, in their order; null where it is still open. */
  readonly soFar: () => readonly (Verdict | null)[];
  /** What is expected of the unit is looked at, as the world says that it is now. */
  readonly look: (at: number) => void;
  /** All messages until now were told: those that did not come are late. Whoever receives them late may tell them, and this, later. */
  readonly pass: (at: number) => void;
  readonly end: (at: number) => readonly Finding[];
};

/** What became of an expectation, without what it was. */
export type Verdict = Pick<Finding, 'held' | 'at' | 'because' | 'message'>;

type Judge = {
  readonly message: (message: WireEvent) => void;
  readonly step: (id: string, at: number) => void;
  readonly soFar: () => Verdict | null;
  readonly look: (at: number) => void;
  readonly pass: (at: number) => void;
  readonly end: (at: number) => Verdict;
};

const judgeOf = (expectation: Expectation, world: World): Judge => {
  const { after, until, claim } = expectation;
  /** When the window opened; null while it has not. */
  let opened: number | null = after === null ? 0 : null;
  let closed = false;
  let verdict: Verdict | null = null;
  let count = 0;
  let last: WireEvent | null = null;

  const decide = (
    held: boolean,
    at: number | null,
    because: string,
    message: WireEvent | null = null,
  ): void => {
    verdict ??= { held, at, because, message };
  };
  const open = (): boolean =>
    verdict === null &&
    opened !== null &&
    !closed &&
    (expectation.while === null || expectation.while.holds(world));
  const overdue = (at: number): boolean =>
    expectation.kind === 'within' && opened !== null && at > opened + expectation.time;
  /** What the unit was found to be; nothing for a claim about messages, or about no quantity. */
  const found = (): string => {
    const was = claim.about === 'unit' ? claim.condition.found(world) : '';
    return was === '' ? '' : `: ${was}`;
  };
  const late = (at: number): void =>
    decide(
      false,
      at,
      `It did not come about within ${spoken(expectation.kind === 'within' ? expectation.time : 0)}${found()}.`,
    );

  const message = (event: WireEvent): void => {
    if (claim.about !== 'message' || !open()) return;
    if (overdue(event.at)) {
      late(event.at);
      return;
    }
    const fit = fits(claim.match, event);
    switch (expectation.kind) {
      case 'never':
        if (fit) decide(false, event.at, 'Such a message arrived.', event);
        return;
      case 'always':
        if ((expectation.of === null || fits(expectation.of, event)) && !fit)
          decide(false, event.at, 'A message arrived that is not so.', event);
        return;
      case 'within':
        if (fit) decide(true, event.at, 'Such a message arrived.', event);
        return;
      case 'count': {
        if (!fit) return;
        count += 1;
        last = event;
        const { by, times } = expectation.count;
        if (by !== 'at least' && count > times)
          decide(false, event.at, `There came ${count}, and more may have followed.`, event);
      }
    }
  };

  const pass = (at: number): void => {
    if (claim.about === 'message' && overdue(at) && open()) late(at);
  };

  const look = (at: number): void => {
    if (claim.about === 'message' || !open()) return;
    const holds = claim.condition.holds(world);
    if (expectation.kind === 'never' && holds) decide(false, at, `The condition held${found()}.`);
    if (expectation.kind === 'always' && !holds) decide(false, at, `The condition did not hold${found()}.`);
    if (expectation.kind !== 'within') return;
    if (overdue(at)) late(at);
    else if (holds) decide(true, at, 'The condition held.');
  };

  const end = (at: number): Verdict => {
    if (opened === null && verdict === null)
      return { held: false, at, because: `The step "${after}" was never carried out.`, message: null };
    if (expectation.kind === 'within') late(at);
    if (expectation.kind === 'count') {
      const { by, times } = expectation.count;
      const held = by === 'at most' ? count <= times : by === 'at least' ? count >= times : count === times;
      decide(held, null, `There came ${count}.`, held ? null : last);
    }
    return verdict ?? { held: true, at: null, because: 'It held to the end.', message: null };
  };

  return {
    message,
    soFar: () => verdict,
    look,
    pass,
    end,
    step: (id, at) => {
      if (id === after && opened === null) opened = at;
      else if (id === until) closed = true;
    },
  };
};

/** Begins to judge. @param world the unit as it is, asked whenever a condition needs it */
export const createEvaluation = (expectations: readonly Expectation[], world: World): Evaluation => {
  const judges = expectations.map((expectation) => ({ expectation, judge: judgeOf(expectation, world) }));
  const look = (at: number): void => {
    for (const { judge } of judges) judge.look(at);
  };
  const pass = (at: number): void => {
    for (const { judge } of judges) judge.pass(at);
  };
  return {
    message: (event) => {
      for (const { judge } of judges) judge.message(event);
    },
    step: (id, at) => {
      for (const { judge } of judges) judge.step(id, at);
    },
    sample: (at) => {
      pass(at);
      look(at);
    },
    soFar: () => judges.map(({ judge }) => judge.soFar()),
    look,
    pass,
    end: (at) =>
      judges.map(({ expectation, judge }) => ({
        says: expectation.says,
        rule: expectation.rule,
        file: expectation.place.file,
        line: expectation.place.line,
        ...judge.end(at),
      })),
  };
};
