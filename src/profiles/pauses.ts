import { UnitError } from '../contract/errors.ts';
import { SETTINGS, type Setting } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** Times are milliseconds since the Unix epoch. `endsAt` is null for a pause until the ignition is off. */
export type Pause = { readonly startedAt: number; readonly endsAt: number | null };

/** When a pause ends, as far as can be said now; null where there is none. */
export type Paused = Record<Setting, { until: number | 'ignition-off' } | null>;

/**
 * The pauses of each holder (R18). A pause never touches what was asked for, so what was before comes back with its end by itself.
 * The guest's rows bear no profile: null.
 */
export type Pauses = {
  readonly of: (holder: string | null, now: number) => Paused;
  /**
   * Begins a pause, in place of one that runs.
   * @throws UnitError `bad-input` for one that ends before it starts, or lasts longer than a day
   */
  readonly begin: (holder: string | null, setting: Setting, pause: Pause) => void;
  readonly end: (holder: string | null, setting: Setting) => void;
  /** Ends every pause until ignition off, whoever's, and says whether there was one. */
  readonly endAtIgnitionOff: () => boolean;
  /**
   * Ends every pause whose time has come, whoever's. One that has not even started, since the clock was set back, starts now with the
   * length that it had: it neither ends early nor lasts longer than that. Says whether anything changed.
   */
  readonly expire: (now: number) => boolean;
  /** Whether {@link Pauses.expire} would change anything, which costs no write. */
  readonly isDue: (now: number) => boolean;
  /** Whether anybody has a pause until ignition off. */
  readonly untilIgnitionOff: () => boolean;
  /** When the holder's next timed pause ends. */
  readonly nextEnd: (holder: string | null) => number | null;
  readonly wipeGuest: () => void;
};

/** The longest pause, in milliseconds; who wants more turns the switch off. */
export const LONGEST_PAUSE = 24 * 60 * 60 * 1000;

type Row = { readonly setting: string; readonly startedAt: unknown; readonly endsAt: unknown };

const isLength = (length: number): boolean => length > 0 && length <= LONGEST_PAUSE;

/**
 * When a stored pause ends; null once it has. A row that can't be, of negative or absurd length, holds until the ignition is off:
 * doubt withholds, yet not for ever (R28).
 */
const endOf = ({ startedAt, endsAt }: Row, now: number): number | 'ignition-off' | null => {
  if (typeof startedAt !== 'number' || typeof endsAt !== 'number') return 'ignition-off';
  const length = endsAt - startedAt;
  if (!isLength(length)) return 'ignition-off';
  if (now < startedAt) return now + length;
  return endsAt <= now ? null : endsAt;
};

export function createPauses(database: Database): Pauses {
  const select = database.prepare<[string | null], Row>(
    'SELECT setting, started_at AS startedAt, ends_at AS endsAt FROM pause WHERE profile_id IS ?',
  );
  const replace = database.prepare(
    'INSERT OR REPLACE INTO pause (profile_id, setting, started_at, ends_at) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM pause WHERE profile_id IS ? AND setting = ?');
  // A row of a length that can't be is treated as one until ignition off, as when it is read.
  const timed = `ends_at IS NOT NULL AND ends_at > started_at AND ends_at - started_at <= ${LONGEST_PAUSE}`;
  const removeAtIgnitionOff = database.prepare(`DELETE FROM pause WHERE NOT (${timed})`);
  const removeEnded = database.prepare<[number, number]>(
    `DELETE FROM pause WHERE ${timed} AND ends_at <= ? AND started_at <= ?`,
  );
  const startAnew = database.prepare<[{ now: number }]>(
    `UPDATE pause SET started_at = @now, ends_at = @now + (ends_at - started_at) WHERE ${timed} AND started_at > @now`,
  );
  const due = database.prepare<[{ now: number }]>(
    `SELECT 1 FROM pause WHERE ${timed} AND (ends_at <= @now OR started_at > @now) LIMIT 1`,
  );
  const endless = database.prepare(`SELECT 1 FROM pause WHERE NOT (${timed}) LIMIT 1`);
  const next = database.prepare<[string | null], { readonly ends: number | null }>(
    `SELECT min(ends_at) AS ends FROM pause WHERE profile_id IS ? AND ${timed}`,
  );
  const wipe = database.prepare('DELETE FROM pause WHERE profile_id IS NULL');

  return {
    of: (holder, now) => {
      const rows = select.all(holder);
      const paused = (setting: Setting): Paused[Setting] => {
        const row = rows.find((candidate) => candidate.setting === setting);
        const until = row === undefined ? null : endOf(row, now);
        return until === null ? null : { until };
      };
      return Object.fromEntries(SETTINGS.map((setting) => [setting, paused(setting)])) as Paused;
    },
    begin: (holder, setting, { startedAt, endsAt }) => {
      const length = endsAt === null ? null : Math.ceil(endsAt - startedAt);
      if (length !== null && !isLength(length)) {
        throw new UnitError(
          'bad-input',
          'A pause must end after it starts, and within 24 hours.',
          'Choose a time within a day, or pause until the ignition is off.',
        );
      }
      const start = Math.floor(startedAt);
      replace.run(holder, setting, start, length === null ? null : start + length);
    },
    end: (holder, setting) => {
      remove.run(holder, setting);
    },
    endAtIgnitionOff: () => removeAtIgnitionOff.run().changes > 0,
    expire: (now) => {
      const time = Math.floor(now);
      const ended = removeEnded.run(time, time).changes;
      return startAnew.run({ now: time }).changes + ended > 0;
    },
    isDue: (now) => due.get({ now: Math.floor(now) }) !== undefined,
    untilIgnitionOff: () => endless.get() !== undefined,
    nextEnd: (holder) => next.get(holder)?.ends ?? null,
    wipeGuest: () => {
      wipe.run();
    },
  };
}
