import { isMandatory, MESSAGE_KIND_NAMES } from '../privacy/message-kinds.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { type Payload, payloadsOf } from './cloud-event.ts';
import type { Tally } from './counts.ts';
import type { AllowedPaths } from './may-leave.ts';
import {
  categoriesOf,
  type MessageContent,
  type MessageShape,
  type OutgoingMessage,
  pathsOf,
  type QueuedMessage,
} from './message.ts';
import { redaction } from './redact.ts';
import { createShapes } from './shapes.ts';

/** What is to change in the outbox, in one transaction. */
export type Batch = {
  readonly append: readonly OutgoingMessage[];
  /** Rows that are done with: acknowledged, expired, or no longer allowed. */
  readonly remove: ReadonlySet<number>;
  /** The sequence number that each category goes on with. */
  readonly sequences: ReadonlyMap<DataCategory, number>;
  /** Rows up to this one are in the client's hands, and not dropped to make room. */
  readonly handedOver: number;
};

/** What waits to leave, in SQLite, so that it survives a crash and a withdrawal reaches all of it (R26). */
export type Outbox = {
  /** Writes a batch in one transaction, and says how many messages had to make room. Throws what SQLite throws, with nothing changed. */
  readonly write: (batch: Batch) => Tally;
  /** The messages after row `after`, in the order in which they were queued. */
  readonly next: (after: number, limit: number) => readonly QueuedMessage[];
  /**
   * Takes out what `allowed` denies: a row of which nothing may leave is deleted, a row of which something still may loses the rest (R23).
   * Says how many messages lost something, by category.
   */
  readonly purge: (allowed: AllowedPaths, nextSequence: (category: DataCategory) => number) => Tally;
  /** Deletes what a profile left, mandatory messages aside (R5). */
  readonly purgeProfile: (profile: string) => Tally;
  /** Deletes what is too old to be of use, but for rows up to `handedOver`, which are in the client's hands, and shapes without messages. */
  readonly expire: (now: number, handedOver: number) => Tally;
  readonly queued: () => Tally;
  readonly sequences: () => ReadonlyMap<string, number>;
};

const MANDATORY_KINDS = MESSAGE_KIND_NAMES.filter(isMandatory);

type ShapeCount = { readonly shape: number; readonly count: number };
type ShapeRow = Pick<ShapeCount, 'shape'>;
type StoredContent = Omit<MessageContent, 'historical'> & { readonly historical: number };
type StoredMessage = StoredContent & {
  readonly row: number;
  readonly shape: number;
  readonly expiresAt: number;
};

/** What a row says whose shape is lost: nothing that may leave (R28). */
const UNREADABLE = { kind: '', category: '', signals: '' } as unknown as MessageShape;

const tallyOf = (counts: Iterable<{ readonly signals: string; readonly count: number }>): Tally => {
  const tally = new Map<DataCategory, number>();
  for (const { signals, count } of counts) {
    for (const category of categoriesOf(signals)) tally.set(category, (tally.get(category) ?? 0) + count);
  }
  return tally;
};

/** The numbers of a set in ascending order, as first and last of each run without a gap. */
function runsOf(numbers: ReadonlySet<number>): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** @param limit how many messages may wait; the oldest is dropped first, and a mandatory one (R24) only when no other is left */
export function createOutbox(database: Database, limit: number): Outbox {
  const mandatory = JSON.stringify(MANDATORY_KINDS);
  const shapes = createShapes(database);
  const insert = database.prepare(
    `INSERT INTO outbox (shape, message_id, field_values, at, sequence, created_at, expires_at, historical)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const keepSequence = database.prepare<[string, number]>(
    'INSERT INTO sequence (category, next) VALUES (?, ?) ON CONFLICT (category) DO UPDATE SET next = excluded.next',
  );
  const removeRun = database.prepare<[number, number]>('DELETE FROM outbox WHERE id BETWEEN ? AND ?');
  const span = database.prepare<[], { span: number | null }>(
    'SELECT (SELECT max(id) FROM outbox) - (SELECT min(id) FROM outbox) + 1 AS span',
  );
  const size = database.prepare<[], { size: number }>('SELECT count(*) AS size FROM outbox');
  const dropOldest = database.prepare<[string, number, number], ShapeRow>(
    `DELETE FROM outbox WHERE id IN (
       SELECT id FROM outbox
       WHERE shape NOT IN (SELECT id FROM outbox_shape WHERE kind IN (SELECT value FROM json_each(?))) AND id > ?
       ORDER BY id LIMIT ?
     ) RETURNING shape`,
  );
  const columns = `id AS row, shape, message_id AS messageId, field_values AS "values", at, sequence, historical,
    expires_at AS expiresAt`;
  const next = database.prepare<[number, number], StoredMessage>(
    `SELECT ${columns} FROM outbox WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const counted = database.prepare<[], ShapeCount>(
    'SELECT shape, count(*) AS count FROM outbox GROUP BY shape',
  );
  const removeShape = database.prepare<[number]>('DELETE FROM outbox WHERE shape = ?');
  const ofShape = database.prepare<[number], StoredMessage>(
    `SELECT ${columns} FROM outbox WHERE shape = ? ORDER BY id`,
  );
  const rewrite = database.prepare<[number, string, number, number]>(
    'UPDATE outbox SET shape = ?, field_values = ?, sequence = ? WHERE id = ?',
  );
  const removeProfile = database.prepare<[string, string], ShapeRow>(
    `DELETE FROM outbox WHERE shape IN (
       SELECT id FROM outbox_shape WHERE profile = ? AND kind NOT IN (SELECT value FROM json_each(?))
     ) RETURNING shape`,
  );
  const removeExpired = database.prepare<[number, number], ShapeRow>(
    'DELETE FROM outbox WHERE expires_at <= ? AND id > ? RETURNING shape',
  );
  const sequences = database.prepare<[], { category: string; next: number }>('SELECT * FROM sequence');

  const signalsOf = (shape: number): string => (shapes.find(shape) ?? UNREADABLE).signals;
  const tallyShapes = (counts: readonly ShapeCount[]): Tally =>
    tallyOf(counts.map(({ shape, count }) => ({ signals: signalsOf(shape), count })));
  /** Asked before shapes are tidied: their signals say which categories lost something. */
  const tallyEach = (rows: readonly ShapeRow[]): Tally =>
    tallyShapes(
      [...Map.groupBy(rows, ({ shape }) => shape)].map(([shape, { length }]) => ({ shape, count: length })),
    );

  const makeRoom = (handedOver: number): readonly ShapeRow[] => {
    // Counting reads the whole index; the span of ids is an upper bound that costs nothing.
    if ((span.get()?.span ?? 0) <= limit) return [];
    const excess = (size.get()?.size ?? 0) - limit;
    if (excess <= 0) return [];
    const dropped = dropOldest.all(mandatory, handedOver, excess);
    return dropped.length === excess
      ? dropped
      : [...dropped, ...dropOldest.all('[]', 0, excess - dropped.length)];
  };

  const payloads = new WeakMap<MessageShape, Payload>();
  const payloadOf = (shape: MessageShape): Payload => {
    const known = payloads.get(shape);
    if (known !== undefined) return known;
    const made = payloadsOf(shape);
    payloads.set(shape, made);
    return made;
  };

  let ids: ReadonlyMap<MessageShape, number> = new Map();
  const write = database.transaction((batch: Batch): readonly ShapeRow[] => {
    for (const [first, last] of runsOf(batch.remove)) removeRun.run(first, last);
    if (batch.append.length === 0) return [];
    const numbers = new Map<MessageShape, number>();
    for (const { shape, messageId, values, at, sequence, createdAt, expiresAt, historical } of batch.append) {
      const id = numbers.get(shape) ?? shapes.idOf(shape);
      numbers.set(shape, id);
      insert.run(id, messageId, values, at, sequence, createdAt, expiresAt, historical ? 1 : 0);
    }
    for (const [category, sequence] of batch.sequences) keepSequence.run(category, sequence);
    ids = numbers;
    return makeRoom(batch.handedOver);
  });

  /** Takes from the messages of a shape all but the fields that are `left`. */
  const redactAll = (
    id: number,
    shape: MessageShape,
    left: readonly string[],
    nextSequence: (category: DataCategory) => number,
  ): void => {
    const redacted = redaction(shape, left, nextSequence);
    const redactedId = shapes.idOf(redacted.shape);
    for (const message of ofShape.all(id)) {
      const content = redacted.content(message);
      if (content === null) removeRun.run(message.row, message.row);
      else rewrite.run(redactedId, content.values, content.sequence, message.row);
    }
  };

  return {
    write: (batch) => {
      ids = new Map();
      const dropped = write(batch);
      shapes.keep(ids);
      return tallyEach(dropped);
    },
    next: (after, count) =>
      next.all(after, count).map((message) => {
        const shape = shapes.find(message.shape) ?? UNREADABLE;
        const { messageId, values, at, sequence, historical } = message;
        const payload = payloadOf(shape)({ messageId, values, at, sequence, historical: historical !== 0 });
        return { ...shape, row: message.row, payload, expiresAt: message.expiresAt };
      }),
    purge: (allowed, nextSequence) => {
      const numbered = new Map<DataCategory, number>();
      const numberOf = (category: DataCategory): number => {
        const sequence = nextSequence(category);
        numbered.set(category, sequence + 1);
        return sequence;
      };
      shapes.forget();
      const touched: { signals: string; count: number }[] = [];
      for (const { shape: id, count } of counted.all()) {
        const shape = shapes.find(id) ?? UNREADABLE;
        const paths = pathsOf(shape.signals);
        const left = allowed(shape.kind, shape.signals);
        if (left.length > 0 && left.length === paths?.length) continue;
        const lost = paths?.filter((path) => !left.includes(path)) ?? [];
        touched.push({ signals: left.length === 0 ? shape.signals : JSON.stringify(lost), count });
        if (left.length === 0) removeShape.run(id);
        else redactAll(id, shape, left, numberOf);
      }
      for (const [category, sequence] of numbered) keepSequence.run(category, sequence);
      if (touched.length > 0) shapes.tidy();
      return tallyOf(touched);
    },
    purgeProfile: (profile) => {
      shapes.forget();
      const purged = tallyEach(removeProfile.all(profile, mandatory));
      shapes.tidy();
      return purged;
    },
    expire: (now, handedOver) => {
      const expired = tallyEach(removeExpired.all(now, handedOver));
      shapes.tidy();
      return expired;
    },
    queued: () => tallyShapes(counted.all()),
    sequences: () => new Map(sequences.all().map(({ category, next }) => [category, next])),
  };
}
