import type { Database } from '../store/database.ts';
import type { MessageShape } from './message.ts';

/** The shapes of what waits, each stored once. */
export type Shapes = {
  /** The number of a shape, which is stored if it is new. */
  readonly idOf: (shape: MessageShape) => number;
  /** Null if there is none, so that what refers to it can't be read (R28). */
  readonly find: (id: number) => MessageShape | null;
  /** Deletes those that no message has any more: the name of a profile is in them (R5). */
  readonly tidy: () => void;
};

/** Nothing is kept in memory: a transaction that is undone takes its shapes with it, and their numbers are given anew. */
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
  return {
    idOf: (shape) => look.get(shape)?.id ?? Number(insert.run(shape).lastInsertRowid),
    find: (id) => find.get(id) ?? null,
    tidy: () => {
      removeUnused.run();
    },
  };
}
