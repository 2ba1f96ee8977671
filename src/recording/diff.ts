import { ENTRY_KINDS, type EntryKind } from './format.ts';
import { plainOf } from './plain.ts';
import { type Recording, readRecording } from './read.ts';
import { type Unlike, unlike } from './unlike.ts';

/** So many letters wait for their counterpart, over all lanes; a lane that is further apart is different. */
const MOST_WAITING = 5_000_000;

/** Where an entry is. */
export type Spot = { readonly line: number; readonly t: number };

/** Two entries that should be alike and are not; null where a recording has none to compare. */
export type Difference = {
  /** What was compared: the kind, with the topic of a message. */
  readonly lane: string;
  readonly a: Spot | null;
  readonly b: Spot | null;
  readonly unlike: Unlike;
  /** The step that was given last before it. */
  readonly after: { readonly command: string; readonly t: number } | null;
};

export type DiffResult = {
  readonly same: boolean;
  readonly first: Difference | null;
  readonly counts: Readonly<
    Record<EntryKind, { readonly a: number; readonly b: number; readonly different: number }>
  >;
};

export type DiffOptions = {
  /** How far the times of two entries may lie apart, in milliseconds; null compares no times. */
  readonly tolerance: number | null;
};

type Waiting = Spot & {
  readonly side: 'a' | 'b';
  readonly value: () => unknown;
  readonly length: number;
  readonly after: Difference['after'];
};
type Lane = { readonly kind: EntryKind; waiting: Waiting[]; given: boolean };

const FARTHEST = { field: 'the whole', a: 'too far apart', b: 'too far apart' } as const;

const spot = ({ line, t }: Waiting): Spot => ({ line, t });

/**
 * Compares two recordings, entry by entry within each lane, ids and times aside: the n-th message on a topic with the n-th on
 * the same. Both are read side by side, so that their length costs no memory.
 * @throws UnitError `bad-input` for a recording that can't be read
 */
export const diffRecordings = (pathA: string, pathB: string, { tolerance }: DiffOptions): DiffResult => {
  const counts = Object.fromEntries(
    ENTRY_KINDS.map((kind) => [kind, { a: 0, b: 0, different: 0 }]),
  ) as Record<EntryKind, { a: number; b: number; different: number }>;
  const lanes = new Map<string, Lane>();
  let first: Difference | null = null;
  let waiting = 0;

  const found = (name: string, lane: Lane, difference: Omit<Difference, 'lane'>): void => {
    counts[lane.kind].different += 1;
    const at = ({ a, b }: Pick<Difference, 'a' | 'b'>): number =>
      Math.min(a?.t ?? Infinity, b?.t ?? Infinity);
    if (first === null || at(difference) < at(first)) first = { lane: name, ...difference };
  };

  const compare = (name: string, lane: Lane, one: Waiting, other: Waiting): void => {
    const [a, b] = one.side === 'a' ? [one, other] : [other, one];
    const late =
      tolerance !== null && Math.abs(a.t - b.t) > tolerance ? { field: 't', a: a.t, b: b.t } : null;
    const difference = late ?? unlike(a.value(), b.value());
    if (difference !== null)
      found(name, lane, { a: spot(a), b: spot(b), unlike: difference, after: a.after });
  };

  const alone = (name: string, lane: Lane, one: Waiting): void => {
    const here = spot(one);
    const kind = lane.kind;
    found(
      name,
      lane,
      one.side === 'a'
        ? { a: here, b: null, unlike: { field: 'the whole', a: kind, b: undefined }, after: one.after }
        : { a: null, b: here, unlike: { field: 'the whole', a: undefined, b: kind }, after: one.after },
    );
  };

  const takeIn = (name: string, kind: EntryKind, entry: Waiting): void => {
    const lane = lanes.get(name) ?? { kind, waiting: [], given: false };
    lanes.set(name, lane);
    counts[kind][entry.side] += 1;
    const counterpart = lane.waiting[0];
    if (counterpart !== undefined && counterpart.side !== entry.side) {
      lane.waiting.shift();
      waiting -= counterpart.length;
      compare(name, lane, counterpart, entry);
    } else if (waiting < MOST_WAITING) {
      lane.waiting.push(entry);
      waiting += entry.length;
    } else if (!lane.given) {
      lane.given = true;
      const head = lane.waiting[0] ?? entry;
      found(name, lane, { a: null, b: null, [head.side]: spot(head), unlike: FARTHEST, after: head.after });
    }
  };

  const sides = (
    [
      ['a', readRecording(pathA)],
      ['b', readRecording(pathB)],
    ] as const
  ).map(([side, recording]) => reader(side, recording, takeIn));
  for (let going = true; going; ) {
    going = false;
    for (const read of sides) if (read()) going = true;
  }
  for (const [name, lane] of lanes) {
    if (!lane.given) for (const entry of lane.waiting) alone(name, lane, entry);
  }
  return { same: first === null, first, counts };
};

/** Reads one entry at each call, and says whether there was one. */
const reader = (
  side: 'a' | 'b',
  { header, entries }: Recording,
  takeIn: (lane: string, kind: EntryKind, entry: Waiting) => void,
): (() => boolean) => {
  const plain = plainOf(header);
  const iterator = entries[Symbol.iterator]();
  let after: Difference['after'] = null;
  return () => {
    const next = iterator.next();
    if (next.done === true) return false;
    const [line, entry, length] = next.value;
    const { lane, value } = plain(entry);
    takeIn(lane, entry.kind, { side, line, t: entry.t, value, length, after });
    if (entry.kind === 'step') after = { command: entry.command, t: entry.t };
    return true;
  };
};
