import type { Migration } from './migrations.ts';

/**
 * The store as it begins. In `setting` and `consent` a row without a profile is the guest's: there is one guest (R5).
 * The check constraints guard what is written; what is read is checked again, for a file can be damaged.
 */
export const begin: Migration = {
  version: 1,
  name: 'begin',
  sql: `
CREATE TABLE profile (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  kind TEXT NOT NULL CHECK (kind IN ('primary', 'secondary')),
  language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
  hue INTEGER NOT NULL CHECK (hue BETWEEN 0 AND 359)
) STRICT;
-- R1: at most one primary.
CREATE UNIQUE INDEX profile_one_primary ON profile (kind) WHERE kind = 'primary';
CREATE UNIQUE INDEX profile_name ON profile (name COLLATE NOCASE);

CREATE TABLE vehicle (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  active_profile TEXT REFERENCES profile (id) ON DELETE SET NULL,
  driver_confirmed INTEGER NOT NULL CHECK (driver_confirmed IN (0, 1)),
  guest TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  profile_id TEXT REFERENCES profile (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX setting_of_profile ON setting (profile_id, name);
CREATE UNIQUE INDEX setting_of_guest ON setting (name) WHERE profile_id IS NULL;

CREATE TABLE consent (
  profile_id TEXT REFERENCES profile (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX consent_of_profile ON consent (profile_id, purpose);
CREATE UNIQUE INDEX consent_of_guest ON consent (purpose) WHERE profile_id IS NULL;

CREATE TABLE guest_acceptance (
  guest TEXT PRIMARY KEY,
  terms_version TEXT NOT NULL,
  notice_version TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile TEXT NOT NULL,
  profile_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  notice_version TEXT NOT NULL,
  device TEXT NOT NULL,
  screen TEXT
) STRICT;
-- R30: append-only. The third one is for INSERT OR REPLACE, which deletes without a delete trigger.
CREATE TRIGGER ledger_keeps_rows BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_keeps_values BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_replaces_nothing BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- What messages of one kind have in common, once: a queued message is its values and little else. A flush costs what is written.
CREATE TABLE outbox_shape (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  category TEXT NOT NULL,
  signals TEXT NOT NULL,
  profile TEXT NOT NULL,
  topic TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  purpose TEXT NOT NULL,
  notice_version TEXT NOT NULL,
  UNIQUE (profile, signals, kind, category, topic, pseudonym, legal_basis, purpose, notice_version)
) STRICT;
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shape INTEGER NOT NULL,
  message_id BLOB NOT NULL,
  field_values TEXT NOT NULL,
  at INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  historical INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_of_shape ON outbox (shape);

CREATE TABLE sequence (category TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`,
};
