import type { Database } from '../src/store/database.ts';
import { uuidOf } from '../src/telemetry/cloud-event.ts';
import { createOutbox } from '../src/telemetry/outbox.ts';

/**
 * What waits in the outbox, oldest first, with the payload that would go out.
 *
 * A row of `outbox` holds only values: what its messages have in common (kind, category, signals, profile, topic …) is a row of
 * `outbox_shape`. So a test does not read the tables but asks here: `queuedMessages(store.database)`, or `queuedMessages(rig.database)`.
 */
export type Queued = {
  readonly row: number;
  readonly id: string;
  readonly kind: string;
  readonly category: string;
  /** A JSON array of paths. */
  readonly signals: string;
  readonly profile: string;
  readonly topic: string;
  /** Empty if the row can't be read. */
  readonly payload: string;
  readonly createdAt: number;
  readonly expiresAt: number;
};

type Raw = { readonly row: number; readonly messageId: Buffer; readonly createdAt: number };

/** How many rows the outbox holds; cheap enough to ask again and again. */
export const queueLength = (database: Database): number =>
  database.prepare<[], number>('SELECT count(*) FROM outbox').pluck().get() as unknown as number;

export function queuedMessages(database: Database): readonly Queued[] {
  const raw = database
    .prepare<[], Raw>(
      'SELECT id AS row, message_id AS messageId, created_at AS createdAt FROM outbox ORDER BY id',
    )
    .all();
  const messages = createOutbox(database, raw.length).next(0, raw.length);
  return messages.map((message, index) => ({
    row: message.row,
    id: uuidOf(raw[index]?.messageId ?? new Uint8Array(16)),
    kind: message.kind,
    category: message.category,
    signals: message.signals,
    profile: message.profile,
    topic: message.topic,
    payload: message.payload ?? '',
    createdAt: raw[index]?.createdAt ?? Number.NaN,
    expiresAt: message.expiresAt,
  }));
}
