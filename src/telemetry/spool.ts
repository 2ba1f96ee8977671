import type { DataCategory } from '../privacy/vocabulary.ts';
import type { Counts, Tally } from './counts.ts';
import type { AllowedPaths } from './may-leave.ts';
import { categoriesOf, type MessageShape, type OutgoingMessage, pathsOf } from './message.ts';
import type { Log } from './options.ts';
import type { Outbox } from './outbox.ts';
import { redaction } from './redact.ts';

/** A row that is done with is deleted with the next batch, or at the latest after this many real milliseconds. */
const LATEST_REMOVAL = 50;
const MOST_REMOVALS = 1_000;
/** So many messages fill a batch; more in one batch save little. */
const FULL_BATCH = 100;
/** How long a batch that is not full waits for more at the most, in real milliseconds. */
const LONGEST_GATHERING = 5;

/**
 * What waits for the next transaction of the outbox. A durable commit costs a disk flush whatever is in it, so all that
 * is offered in one turn of the event loop goes in together, and so does the deletion of what was acknowledged.
 */
export type Spool = {
  readonly add: (message: OutgoingMessage) => void;
  readonly nextSequence: (category: DataCategory) => number;
  /** Marks a row as done with. */
  readonly settle: (row: number) => void;
  readonly isSettled: (row: number) => boolean;
  /** Writes what waits. Never throws: what can't be stored is counted as dropped. */
  readonly flush: () => void;
  /** Lets go of some of what waits, and says how many. */
  readonly discard: (which: (message: OutgoingMessage) => boolean) => Tally;
  /** Takes out what may no longer leave under the context in force, whole messages or single fields (R23), and says how many lost something. */
  readonly restrict: () => Tally;
  readonly waiting: () => readonly OutgoingMessage[];
  readonly settled: () => number;
  readonly close: () => void;
};

export type SpoolParts = {
  readonly outbox: Outbox;
  readonly counts: Counts;
  readonly log: Log;
  readonly limit: number;
  readonly allowed: AllowedPaths;
  /** The last row in the client's hands. */
  readonly handedOver: () => number;
  /** There may be something new to hand over. */
  readonly flushed: () => void;
};

const tally = (shapes: Iterable<Pick<MessageShape, 'signals'>>): Tally => {
  const counted = new Map<DataCategory, number>();
  for (const { signals } of shapes)
    for (const category of categoriesOf(signals)) counted.set(category, (counted.get(category) ?? 0) + 1);
  return counted;
};

const tallyOf = (messages: Iterable<OutgoingMessage>): Tally =>
  tally([...messages].map(({ shape }) => shape));

export function createSpool(parts: SpoolParts): Spool {
  const { outbox, counts, log } = parts;
  const sequences = new Map<DataCategory, number>();
  const stored = outbox.sequences();
  let waiting: OutgoingMessage[] = [];
  let settled = new Set<number>();
  let immediate: NodeJS.Immediate | null = null;
  let timer: { readonly due: number; readonly timeout: NodeJS.Timeout } | null = null;
  /** Before this moment of `performance.now()`, a batch gathers more. */
  let gatherUntil = 0;
  let failing = false;
  let closed = false;

  const cancel = (): void => {
    if (immediate !== null) clearImmediate(immediate);
    if (timer !== null) clearTimeout(timer.timeout);
    immediate = null;
    timer = null;
  };
  const within = (delay: number): void => {
    const due = performance.now() + delay;
    if (closed || immediate !== null || (timer !== null && timer.due <= due)) return;
    cancel();
    if (delay <= 0) immediate = setImmediate(flush);
    else timer = { due, timeout: setTimeout(flush, delay) };
  };
  const schedule = (): void => {
    const full = waiting.length >= FULL_BATCH || settled.size >= MOST_REMOVALS;
    if (full) within(0);
    else if (waiting.length > 0) within(gatherUntil - performance.now());
    else within(LATEST_REMOVAL);
  };

  const write = (append: readonly OutgoingMessage[], remove: ReadonlySet<number>): boolean => {
    try {
      counts.add(
        'dropped',
        outbox.write({ append, remove, sequences: new Map(sequences), handedOver: parts.handedOver() }),
      );
      failing = false;
      return true;
    } catch (error) {
      if (!failing) {
        const cause = error instanceof Error ? error.message : String(error);
        log.error(
          { cause },
          'Telemetry could not be queued on disk; what is offered now is lost and counted.',
        );
      }
      failing = true;
      return false;
    }
  };

  function flush(): void {
    cancel();
    // Between the offer and now the context may have changed: what it forbids never touches the disk.
    counts.add('purged', restrict());
    const append = waiting;
    waiting = [];
    if (append.length === 0 && settled.size === 0) return;
    const start = performance.now();
    if (write(append, settled)) {
      settled = new Set();
    } else {
      counts.add('dropped', tallyOf(append));
      // A deletion needs less room than an append, and may succeed alone; if not, the row stays marked.
      if (append.length > 0 && settled.size > 0 && write([], settled)) settled = new Set();
    }
    // The next batch gathers for as long as this one took to write, so that a slow disk is asked for less often.
    const end = performance.now();
    gatherUntil = end + Math.min(end - start, LONGEST_GATHERING);
    parts.flushed();
  }

  function discard(which: (message: OutgoingMessage) => boolean): Tally {
    const removed = new Set(waiting.filter(which));
    if (removed.size > 0) waiting = waiting.filter((message) => !removed.has(message));
    return tallyOf(removed);
  }

  function restrict(): Tally {
    const lost: Pick<MessageShape, 'signals'>[] = [];
    const judged = new Map<MessageShape, ((message: OutgoingMessage) => OutgoingMessage | null) | null>();
    /** What becomes of the messages of a shape; null if they stay as they are. */
    const judge = (shape: MessageShape) => {
      const { signals } = shape;
      const paths = pathsOf(signals) ?? [];
      const left = parts.allowed(shape.kind, signals);
      if (left.length > 0 && left.length === paths.length) return null;
      const taken = { signals: JSON.stringify(paths.filter((path) => !left.includes(path))) };
      const redacted = left.length === 0 ? null : redaction(shape, left, nextSequence);
      return (message: OutgoingMessage): OutgoingMessage | null => {
        lost.push(taken);
        const content = redacted?.content(message) ?? null;
        return redacted === null || content === null ? null : { ...content, shape: redacted.shape };
      };
    };
    for (const { shape } of waiting) if (!judged.has(shape)) judged.set(shape, judge(shape));
    if ([...judged.values()].every((change) => change === null)) return new Map();
    waiting = waiting.flatMap((message) => {
      const change = judged.get(message.shape) ?? null;
      const left = change === null ? message : change(message);
      return left === null ? [] : [left];
    });
    return tally(lost);
  }

  function nextSequence(category: DataCategory): number {
    const sequence = sequences.get(category) ?? stored.get(category) ?? 0;
    sequences.set(category, sequence + 1);
    return sequence;
  }

  return {
    add: (message) => {
      waiting.push(message);
      if (waiting.length > parts.limit) counts.add('dropped', tallyOf(waiting.splice(0, 1)));
      schedule();
    },
    nextSequence,
    settle: (row) => {
      settled.add(row);
      schedule();
    },
    isSettled: (row) => settled.has(row),
    flush,
    discard,
    restrict,
    waiting: () => waiting,
    settled: () => settled.size,
    close: () => {
      flush();
      closed = true;
      cancel();
    },
  };
}
