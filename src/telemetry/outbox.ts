import { MESSAGE_KINDS } from '../privacy/message-kinds.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import type { Tally } from './counts.ts';
import type { AllowedPaths } from './may-leave.ts';
import { categoriesOf, type OutgoingMessage, pathsOf, type QueuedMessage } from './message.ts';
import { redact } from './redact.ts';

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
  /** Deletes what is too old to be of use, but for rows up to `handedOver`, which are in the client's hands. */
  readonly expire: (now: number, handedOver: number) => Tally;
  readonly queued: () => Tally;
  readonly sequences: () => ReadonlyMap<string, number>;
};

const MANDATORY_KINDS = Object.entries(MESSAGE_KINDS)
  .filter(([, facts]) => facts.mandatory !== null)
  .map(([kind]) => kind);

type SignalsRow = { readonly signals: string };
type CountRow = SignalsRow & { readonly count: number };

const tallyOf = (rows: Iterable<CountRow>): Tally => {
  const tally = new Map<DataCategory, number>();
  for (const { signals, count } of rows) {
    for (const category of categoriesOf(signals)) tally.set(category, (tally.get(category) ?? 0) + count);
  }
  return tally;
};
const tallyEach = (rows: readonly SignalsRow[]): Tally =>
  tallyOf(rows.map(({ signals }) => ({ signals, count: 1 })));

/** @param limit how many messages may wait; the oldest is dropped first, and a mandatory one (R24) only when no other is left */
export function createOutbox(database: Database, limit: number): Outbox {
  const mandatory = JSON.stringify(MANDATORY_KINDS);
  const insert = database.prepare(
    `INSERT INTO outbox (message_id, kind, category, signals, profile, topic, payload, created_at, expires_at, historical)
     VALUES (@messageId, @kind, @category, @signals, @profile, @topic, @payload, @createdAt, @expiresAt, @historical)`,
  );
  const keepSequence = database.prepare<[string, number]>(
    'INSERT INTO sequence (category, next) VALUES (?, ?) ON CONFLICT (category) DO UPDATE SET next = excluded.next',
  );
  const removeRows = database.prepare<[string]>(
    'DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))',
  );
  const span = database.prepare<[], { span: number | null }>(
    'SELECT (SELECT max(id) FROM outbox) - (SELECT min(id) FROM outbox) + 1 AS span',
  );
  const size = database.prepare<[], { size: number }>('SELECT count(*) AS size FROM outbox');
  const dropOldest = database.prepare<[string, number, number], SignalsRow>(
    `DELETE FROM outbox WHERE id IN (
       SELECT id FROM outbox WHERE kind NOT IN (SELECT value FROM json_each(?)) AND id > ? ORDER BY id LIMIT ?
     ) RETURNING signals`,
  );
  const next = database.prepare<[number, number], QueuedMessage>(
    `SELECT id AS row, kind, category, signals, topic, payload, expires_at AS expiresAt
     FROM outbox WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const shapes = database.prepare<[], CountRow & { kind: string }>(
    'SELECT kind, signals, count(*) AS count FROM outbox GROUP BY signals, kind',
  );
  const removeShape = database.prepare<[string, string]>('DELETE FROM outbox WHERE signals = ? AND kind = ?');
  const rowsOfShape = database.prepare<
    [string, string],
    Pick<QueuedMessage, 'row' | 'kind' | 'category' | 'signals' | 'payload'>
  >('SELECT id AS row, kind, category, signals, payload FROM outbox WHERE signals = ? AND kind = ?');
  const rewrite = database.prepare<[DataCategory, string, string, number]>(
    'UPDATE outbox SET category = ?, signals = ?, payload = ? WHERE id = ?',
  );
  const removeProfile = database.prepare<[string, string], SignalsRow>(
    'DELETE FROM outbox WHERE profile = ? AND kind NOT IN (SELECT value FROM json_each(?)) RETURNING signals',
  );
  const removeExpired = database.prepare<[number, number], SignalsRow>(
    'DELETE FROM outbox WHERE expires_at <= ? AND id > ? RETURNING signals',
  );
  const counted = database.prepare<[], CountRow>(
    'SELECT signals, count(*) AS count FROM outbox GROUP BY signals',
  );
  const sequences = database.prepare<[], { category: string; next: number }>('SELECT * FROM sequence');

  const makeRoom = (handedOver: number): readonly SignalsRow[] => {
    // Counting reads the whole index; the span of ids is an upper bound that costs nothing.
    if ((span.get()?.span ?? 0) <= limit) return [];
    const excess = (size.get()?.size ?? 0) - limit;
    if (excess <= 0) return [];
    const dropped = dropOldest.all(mandatory, handedOver, excess);
    return dropped.length === excess
      ? dropped
      : [...dropped, ...dropOldest.all('[]', 0, excess - dropped.length)];
  };

  const write = database.transaction((batch: Batch): readonly SignalsRow[] => {
    if (batch.remove.size > 0) removeRows.run(JSON.stringify([...batch.remove]));
    for (const message of batch.append) insert.run({ ...message, historical: message.historical ? 1 : 0 });
    if (batch.append.length === 0) return [];
    for (const [category, sequence] of batch.sequences) keepSequence.run(category, sequence);
    return makeRoom(batch.handedOver);
  });

  return {
    write: (batch) => tallyEach(write(batch)),
    next: (after, count) => next.all(after, count),
    purge: (allowed, nextSequence) => {
      const numbered = new Map<DataCategory, number>();
      const numberOf = (category: DataCategory): number => {
        const sequence = nextSequence(category);
        numbered.set(category, sequence + 1);
        return sequence;
      };
      const touched: CountRow[] = [];
      for (const { kind, signals, count } of shapes.all()) {
        const paths = pathsOf(signals);
        const left = allowed(kind, signals);
        if (left.length > 0 && left.length === paths?.length) continue;
        const lost = paths?.filter((path) => !left.includes(path)) ?? [];
        touched.push({ signals: left.length === 0 ? signals : JSON.stringify(lost), count });
        if (left.length === 0) removeShape.run(signals, kind);
        else {
          for (const row of rowsOfShape.all(signals, kind)) {
            const redacted = redact(row, left, numberOf);
            if (redacted === null) removeRows.run(JSON.stringify([row.row]));
            else rewrite.run(redacted.category, redacted.signals, redacted.payload, row.row);
          }
        }
      }
      for (const [category, sequence] of numbered) keepSequence.run(category, sequence);
      return tallyOf(touched);
    },
    purgeProfile: (profile) => tallyEach(removeProfile.all(profile, mandatory)),
    expire: (now, handedOver) => tallyEach(removeExpired.all(now, handedOver)),
    queued: () => tallyOf(counted.iterate()),
    sequences: () => new Map(sequences.all().map(({ category, next }) => [category, next])),
  };
}
