import type { Database } from '../store/database.ts';
import type { MessageShape } from './message.ts';

/** Samples of a car have few shapes. */
const MOST_KNOWN = 500;

/** The shapes of what waits, each stored once. */
export type Shapes = {
  /** The number of a shape, which is stored if it is new. */
  readonly idOf: (shape: MessageShape) => number;
  /** These numbers are durable: they need not be looked up again. */
  readonly keep: (kept: ReadonlyMap<MessageShape, number>) => void;
  /** Null if there is none, so that what refers to it can't be read (R28). */
  readonly find: (id: number) => MessageShape | null;
  /** All is looked up anew: shapes may be deleted, and their numbers given to others. */
  readonly forget: () => void;
  /** Deletes those that no message has any more: the name of a profile is in them (R5). */
  readonly tidy: () => void;
};

/**
 * What is looked up is kept in memory until shapes are deleted.
 *
 * INVARIANT: nothing is kept that was looked up inside a transaction: one that is undone takes its shapes with it, and their numbers are
 * given to others, under which a message would say that it may leave where it may not (R26).
 */
export function createShapes(database: Database): Shapes {
  const look = database.prepare<[MessageShape], { id: number }>(
    `SELECT id FROM outbox_shape WHERE profile = @profile AND signals = @signals AND kind = @kind AND category = @category
       AND topic = @topic AND pseudonym = @pseudonym AND legal_basis = @legalBasis AND purpose = @purpose
       AND notice_version = @noticeVersion`,
  );
  const insert = database.prepare<[MessageShape]>(
    `INSERT INTO outbox_shape (kind, category, signals, profile, topic, pseudonym, legal_basis, purpose, notice_version)
     VALUES (@kind, @category, @signals, @profile, @topic, @pseudonym, @legalBasis, @purpose, @noticeVersion)`,
  );
  const find = database.prepare<[number], MessageShape>(
    `SELECT kind, category, signals, profile, topic, pseudonym, legal_basis AS legalBasis, purpose,
       notice_version AS noticeVersion
     FROM outbox_shape WHERE id = ?`,
  );
  const removeUnused = database.prepare(
    'DELETE FROM outbox_shape WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE shape = outbox_shape.id)',
  );
  let ids = new WeakMap<MessageShape, number>();
  const known = new Map<number, MessageShape>();
  const forget = (): void => {
    ids = new WeakMap();
    known.clear();
  };
  return {
    idOf: (shape) => ids.get(shape) ?? look.get(shape)?.id ?? Number(insert.run(shape).lastInsertRowid),
    keep: (kept) => {
      if (!database.inTransaction) for (const [shape, id] of kept) ids.set(shape, id);
    },
    find: (id) => {
      const found = known.get(id) ?? find.get(id) ?? null;
      if (found === null || database.inTransaction) return found;
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(id, found);
      return found;
    },
    forget,
    tidy: () => {
      if (removeUnused.run().changes > 0) forget();
    },
  };
}
