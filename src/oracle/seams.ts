import type { Spot } from './spot.ts';
import { type Value, valuesIn } from './values.ts';

/** Two pieces put together, and where they meet. */
export type Joint = {
  readonly text: string;
  readonly seam: number;
  /** Whether they are the end of a message and the beginning of the next as they stand, so that a number may have been cut too. */
  readonly raw: boolean;
};

/** Milliseconds between two messages of a topic of which one goes on with what the other began. */
const LATE = 60_000;
/** Topics that are remembered, and characters at the end of a message, and at the beginning of the next. */
const [MOST_TOPICS, AROUND] = [500, 120];

type Former = {
  readonly at: number;
  readonly payload: string;
  /** Null for what is no JSON, such as a piece of some. */
  readonly values: readonly Value[] | null;
};

/** Puts together what may have been cut in two: over two fields of a message, or over two messages of a topic that follow on each other. */
export type Seams = {
  readonly joints: (topic: string, at: number, payload: string) => readonly Joint[];
  /** What comes next goes on with nothing. */
  readonly begin: () => void;
};

const joint = (one: string, other: string, raw = false): Joint => ({
  text: one + other,
  seam: one.length,
  raw,
});

/** Fields beside each other, and fields of the same name one after the other. */
export const withinMessage = (values: readonly Value[]): readonly Joint[] => {
  const joints: Joint[] = [];
  const last = new Map<string, number>();
  values.forEach(({ key, text }, at) => {
    const beside = values[at - 1];
    if (beside !== undefined) joints.push(joint(beside.text, text));
    const before = last.get(key);
    if (before !== undefined && before !== at - 1) joints.push(joint(values[before]?.text ?? '', text));
    last.set(key, at);
  });
  return joints;
};

/** The last of a field in one message, and the first of it in the next. */
const overMessages = (former: readonly Value[], values: readonly Value[]): readonly Joint[] => {
  const last = new Map(former.map(({ key, text }) => [key, text]));
  const told = new Set<string>();
  return values.flatMap(({ key, text }) => {
    const before = last.get(key);
    if (before === undefined || told.has(key)) return [];
    told.add(key);
    // What is the same again and again goes on with nothing.
    return before === text ? [] : [joint(before, text)];
  });
};

export const createSeams = (): Seams => {
  const formers = new Map<string, Former>();
  return {
    begin: () => formers.clear(),
    joints: (topic, at, payload) => {
      const values = valuesIn(payload);
      const former = formers.get(topic);
      if (formers.size >= MOST_TOPICS) formers.clear();
      formers.set(topic, { at, payload, values });
      const within = values === null ? [] : withinMessage(values);
      if (former === undefined || former.at > at || at - former.at > LATE) return within;
      if (values !== null && former.values !== null)
        return [...within, ...overMessages(former.values, values)];
      return [...within, joint(former.payload.slice(-AROUND), payload.slice(0, AROUND), true)];
    },
  };
};

/** Of what was seen in two pieces together, that which neither has by itself: letters or digits on both sides of the seam. */
export const acrossSeam = (spots: readonly Spot[], { text, seam }: Joint): readonly Spot[] =>
  spots.filter(
    ({ from, to }) =>
      from < seam &&
      to > seam &&
      /[\p{L}\p{N}]{2}/u.test(text.slice(from, seam)) &&
      /[\p{L}\p{N}]{2}/u.test(text.slice(seam, to)),
  );
