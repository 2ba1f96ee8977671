import { BEGINNING, hashOf, type LedgerRow } from '../../ledger/chain.ts';
import type { Database } from '../database.ts';
import type { Migration } from './migrations.ts';

/**
 * Chains what version 1 recorded (SQL can't hash). Values are copied by SQL, so that one that JavaScript can't hold, such as a
 * damaged time, is carried over as it is.
 */
const chainLedger = (database: Database): void => {
  const copy = database.prepare('INSERT INTO ledger SELECT *, ?, ? FROM ledger_unchained WHERE id = ?');
  let [entry, head] = [0, BEGINNING];
  for (const row of database
    .prepare<[], LedgerRow>('SELECT * FROM ledger_unchained ORDER BY id')
    // All at once, since a connection that iterates can't write.
    .all()) {
    const hash = hashOf(head, row);
    copy.run(head, hash, row.id);
    [entry, head] = [row.id, hash];
  }
  database.prepare('INSERT INTO ledger_head (id, entry, hash) VALUES (1, ?, ?)').run(entry, head);
  database.exec('DROP TABLE ledger_unchained');
  database.exec(LEDGER_GUARDS);
};

/** R30: the one change to an entry is its removal by the retention job (R32), and that leaves a stub. */
const LEDGER_GUARDS = `
CREATE TRIGGER ledger_keeps_values BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_keeps_rows BEFORE DELETE ON ledger
WHEN NOT EXISTS (SELECT 1 FROM ledger_due WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_leaves_a_stub AFTER DELETE ON ledger
BEGIN INSERT INTO ledger_removed (id, previous, hash) VALUES (OLD.id, OLD.previous, OLD.hash); END;

-- Also for INSERT OR REPLACE, which deletes without a delete trigger. A lost head must not keep the unit from recording.
CREATE TRIGGER ledger_grows_at_its_end BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE id >= NEW.id)
  OR EXISTS (SELECT 1 FROM ledger_removed WHERE id >= NEW.id)
  OR EXISTS (SELECT 1 FROM ledger_head WHERE entry >= NEW.id OR hash <> NEW.previous)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_moves_its_head AFTER INSERT ON ledger
BEGIN UPDATE ledger_head SET entry = NEW.id, hash = NEW.hash; END;

CREATE TRIGGER ledger_head_follows BEFORE UPDATE ON ledger_head
WHEN NEW.id <> OLD.id OR NEW.entry <= OLD.entry
  OR NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.entry AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the head of the ledger only moves on'); END;
CREATE TRIGGER ledger_head_stays BEFORE DELETE ON ledger_head
BEGIN SELECT RAISE(ABORT, 'the head of the ledger only moves on'); END;
CREATE TRIGGER ledger_head_is_one BEFORE INSERT ON ledger_head
BEGIN SELECT RAISE(ABORT, 'the head of the ledger only moves on'); END;

CREATE TRIGGER ledger_removed_by_retention BEFORE INSERT ON ledger_removed
WHEN NOT EXISTS (SELECT 1 FROM ledger_retention)
  OR EXISTS (SELECT 1 FROM ledger WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM ledger_removed WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_removed_keeps_values BEFORE UPDATE ON ledger_removed
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_removed_keeps_rows BEFORE DELETE ON ledger_removed
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`;

/**
 * The whole privacy model: pauses, versions of the notice, services, contracts, theft, a chained ledger, and the record of contexts.
 *
 * No ALTER TABLE adds a column: it would test every old row of a strict table, and one damaged row would then cost the driver the store.
 */
export const wholeModel: Migration = {
  version: 2,
  name: 'whole-model',
  sql: `
-- R18. A row without a profile is the guest's; no end means until the ignition is off.
CREATE TABLE pause (
  profile_id TEXT REFERENCES profile (id) ON DELETE CASCADE,
  setting TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ends_at INTEGER CHECK (ends_at > started_at)
) STRICT;
CREATE UNIQUE INDEX pause_of_profile ON pause (profile_id, setting);
CREATE UNIQUE INDEX pause_of_guest ON pause (setting) WHERE profile_id IS NULL;

-- R33. The rank orders the versions; what a version changed is a JSON array of consent purposes.
CREATE TABLE notice (
  rank INTEGER PRIMARY KEY,
  version TEXT NOT NULL UNIQUE,
  changed TEXT NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;
INSERT INTO notice VALUES (1000000, '1.0', '[]', 0);
CREATE TRIGGER notice_rises BEFORE INSERT ON notice
WHEN EXISTS (SELECT 1 FROM notice WHERE rank >= NEW.rank OR version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'versions of the notice only rise'); END;
CREATE TRIGGER notice_keeps_values BEFORE UPDATE ON notice
BEGIN SELECT RAISE(ABORT, 'versions of the notice only rise'); END;
CREATE TRIGGER notice_keeps_rows BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'versions of the notice only rise'); END;

CREATE TABLE notice_confirmed (
  profile_id TEXT PRIMARY KEY REFERENCES profile (id) ON DELETE CASCADE,
  version TEXT NOT NULL
) STRICT;
INSERT INTO notice_confirmed SELECT id, '1.0' FROM profile;

ALTER TABLE consent RENAME TO consent_unversioned;
DROP INDEX consent_of_profile;
DROP INDEX consent_of_guest;
CREATE TABLE consent (
  profile_id TEXT REFERENCES profile (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  notice_version TEXT NOT NULL
) STRICT;
-- A damaged consent is none (R28).
INSERT INTO consent SELECT profile_id, purpose, min(is_on IS 1), '1.0' FROM consent_unversioned
WHERE purpose IS NOT NULL AND (profile_id IS NULL OR profile_id IN (SELECT id FROM profile))
GROUP BY profile_id, purpose;
DROP TABLE consent_unversioned;
CREATE UNIQUE INDEX consent_of_profile ON consent (profile_id, purpose);
CREATE UNIQUE INDEX consent_of_guest ON consent (purpose) WHERE profile_id IS NULL;

-- A service without a row is on, a contract without a row is off (R15, R24).
CREATE TABLE service_switch (service TEXT PRIMARY KEY, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))) STRICT;
CREATE TABLE contract (name TEXT PRIMARY KEY, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))) STRICT;
-- R27: no report without a prior consent.
CREATE TABLE theft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  consented INTEGER NOT NULL CHECK (consented IN (0, 1)),
  reported INTEGER NOT NULL CHECK (reported IN (0, 1) AND reported <= consented)
) STRICT;

CREATE TABLE context_record (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, context TEXT NOT NULL) STRICT;
CREATE INDEX context_record_times ON context_record (id, at);

DROP TRIGGER ledger_keeps_rows;
DROP TRIGGER ledger_keeps_values;
DROP TRIGGER ledger_replaces_nothing;
ALTER TABLE ledger RENAME TO ledger_unchained;
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  profile TEXT NOT NULL,
  profile_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  notice_version TEXT NOT NULL,
  device TEXT NOT NULL,
  screen TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
-- With the time in it, so that a search by profile and time reads no entry that it doesn't show.
CREATE INDEX ledger_of_profile ON ledger (profile, id, at);
CREATE INDEX ledger_withdrawals ON ledger (subject, profile, id, at) WHERE value = 'off';
CREATE INDEX ledger_withdrawals_by_anyone ON ledger (subject, id, at) WHERE value = 'off';

-- The last entry ever written, so that a record cut off at its end shows.
CREATE TABLE ledger_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
-- What the retention job removed, without its content, so that the chain can still be followed (R32).
CREATE TABLE ledger_removed (id INTEGER PRIMARY KEY, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
-- Has its one row only inside the transaction of the retention job.
CREATE TABLE ledger_retention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  five_years_ago INTEGER NOT NULL,
  ten_years_ago INTEGER NOT NULL
) STRICT;
-- R32: ten years after it; for a withdrawal, and for the giving that it ended, five years after the withdrawal. What is given for the
-- vehicle may be withdrawn by whoever is its owner by then.
CREATE VIEW ledger_due AS
SELECT entry.id, entry.value FROM ledger AS entry JOIN ledger_retention AS job
WHERE entry.at <= job.ten_years_ago
  OR (entry.value = 'off' AND entry.at <= job.five_years_ago)
  OR (entry.value = 'on' AND (
    SELECT withdrawal.at FROM ledger AS withdrawal
    WHERE withdrawal.value = 'off' AND withdrawal.subject = entry.subject
      AND withdrawal.profile = entry.profile AND withdrawal.id > entry.id
    ORDER BY withdrawal.id LIMIT 1
  ) <= job.five_years_ago)
  OR (entry.value = 'on'
    AND (entry.subject GLOB 'service.*' OR entry.subject GLOB 'contract.*' OR entry.subject GLOB 'theft.*') AND (
    SELECT withdrawal.at FROM ledger AS withdrawal
    WHERE withdrawal.value = 'off' AND withdrawal.subject = entry.subject AND withdrawal.id > entry.id
    ORDER BY withdrawal.id LIMIT 1
  ) <= job.five_years_ago);
`,
  after: chainLedger,
};
