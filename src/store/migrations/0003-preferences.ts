import type { Migration } from './migrations.ts';

/** How each driver wants the unit to look and sound. A row without a profile is the guest's, and does not outlive the session (R5). */
export const preferences: Migration = {
  version: 3,
  name: 'preferences',
  sql: `
CREATE TABLE preference (
  profile_id TEXT REFERENCES profile (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX preference_of_profile ON preference (profile_id, name);
CREATE UNIQUE INDEX preference_of_guest ON preference (name) WHERE profile_id IS NULL;
`,
};
