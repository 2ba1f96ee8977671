import type { Run } from '../state/scenario.ts';

/** From and to in milliseconds since the run began. */
export type Span = { readonly from: number; readonly to: number };
export type Step = Run['steps'][number];
export type Expectation = Run['expectations'][number];
type Changes = Run['timeLine']['switches'][number]['changes'];
type Slots = Run['timeLine']['messages'][number]['slots'];

/** When something was on, up to now. */
export const onSpans = (changes: Changes, now: number): readonly Span[] =>
  changes.flatMap(({ at, on }, index) => (on ? [{ from: at, to: changes[index + 1]?.at ?? now }] : []));

/** Messages that came one upon another: the next one within a thirtieth of the run. */
export type Burst = Span & { readonly count: number };

export const burstsOf = (slots: Slots, slot: number, duration: number): readonly Burst[] => {
  const bursts: Burst[] = [];
  for (const [nth, count] of slots.toSorted(([a], [b]) => a - b)) {
    const from = nth * slot;
    const to = Math.min(duration, from + slot);
    const last = bursts.at(-1);
    if (last === undefined || from - last.to > duration / 30) bursts.push({ from, to, count });
    else bursts.splice(-1, 1, { from: last.from, to, count: last.count + count });
  }
  return bursts;
};

/** Marks that would lie upon each other are one, with the numbers of all of them. */
export type Mark = { readonly at: number; readonly numbers: readonly number[]; readonly bad: boolean };

const grouped = (
  marks: readonly { readonly at: number; readonly number: number; readonly bad: boolean }[],
  least: number,
): readonly Mark[] => {
  const found: Mark[] = [];
  for (const { at, number, bad } of marks.toSorted((a, b) => a.at - b.at)) {
    const last = found.at(-1);
    if (last === undefined || at - last.at >= least) found.push({ at, numbers: [number], bad });
    else found.splice(-1, 1, { ...last, numbers: [...last.numbers, number], bad: last.bad || bad });
  }
  return found;
};

const whenOf = ({ at, due, state }: Step): number | null => at ?? (state === 'waiting' ? due : null);

/** The steps as marks, numbered from 1: where they were carried out, or are due. @param least between two marks, in milliseconds */
export const stepMarks = (steps: readonly Step[], least: number): readonly Mark[] =>
  grouped(
    steps.flatMap((step, index) => {
      const at = whenOf(step);
      return at === null ? [] : [{ at, number: index + 1, bad: step.state === 'failed' }];
    }),
    least,
  );

/** The expectations that are decided, as marks: what held to the end is marked there. */
export const expectationMarks = (
  expectations: readonly Expectation[],
  verdict: 'held' | 'broke',
  end: number,
  least: number,
): readonly Mark[] =>
  grouped(
    expectations.flatMap((one, index) =>
      one.verdict === verdict ? [{ at: one.at ?? end, number: index + 1, bad: verdict === 'broke' }] : [],
    ),
    least,
  );

/** One line of the time line as a list. */
export type Entry =
  | { readonly is: 'step'; readonly at: number; readonly number: number; readonly step: Step }
  | { readonly is: 'switch'; readonly at: number; readonly lane: SwitchLane; readonly on: boolean }
  | { readonly is: 'messages'; readonly at: number; readonly lane: MessageLane; readonly burst: Burst }
  | { readonly is: 'expectation'; readonly at: number; readonly number: number; readonly of: Expectation };
export type SwitchLane = Run['timeLine']['switches'][number]['lane'];
export type MessageLane = Run['timeLine']['messages'][number]['lane'];

/** All that the picture shows, in the order of time. */
export const entriesOf = ({ steps, expectations, timeLine, duration, elapsed }: Run): readonly Entry[] => {
  const { switches, messages, slot } = timeLine;
  const all: readonly Entry[] = [
    ...switches.flatMap(({ lane, changes }) =>
      changes.map(({ at, on }): Entry => ({ is: 'switch', at, lane, on })),
    ),
    ...steps.flatMap((step, index): Entry[] => {
      const at = whenOf(step);
      return at === null ? [] : [{ is: 'step', at, number: index + 1, step }];
    }),
    ...messages.flatMap(({ lane, slots }) =>
      burstsOf(slots, slot, duration).map(
        (burst): Entry => ({ is: 'messages', at: burst.from, lane, burst }),
      ),
    ),
    ...expectations.flatMap((of, index): Entry[] =>
      of.verdict === 'open' ? [] : [{ is: 'expectation', at: of.at ?? elapsed, number: index + 1, of }],
    ),
  ];
  return all.toSorted((a, b) => a.at - b.at);
};

const STEPS_OF_AXIS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400];

/** Where the axis is marked, in milliseconds: round times, so few that their labels have room in a narrow bench. */
export const axisOf = (duration: number): readonly number[] => {
  const seconds = duration / 1_000;
  const step = STEPS_OF_AXIS.find((one) => seconds / one <= 3) ?? seconds / 3;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, nth) => nth * step * 1_000);
};

/** `1`, `1, 2`, or `1–3` where they follow each other. */
export const numbersTold = (numbers: readonly number[]): string => {
  const [first] = numbers;
  const last = numbers.at(-1);
  const follow = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
  return numbers.length > 2 && follow ? `${first}–${last}` : numbers.join(', ');
};
