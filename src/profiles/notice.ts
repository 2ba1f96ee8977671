import { UnitError } from '../contract/errors.ts';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** The versions of the privacy notice, and what each changed (R33). */
export type Notice = {
  /** The version in force. */
  readonly current: () => string;
  /**
   * Whether the purpose is today what it was under `version`. False for a version that never was, so that a damaged consent counts for nothing (R28).
   */
  readonly stillMeans: (purpose: ConsentPurpose, version: string) => boolean;
  /** The purposes that changed after `version`; for one that never was, all that ever changed. */
  readonly changedSince: (version: string) => ConsentPurpose[];
  /** @throws UnitError `bad-input` for a version that is malformed, or not newer than the one in force */
  readonly publish: (version: string, changed: readonly ConsentPurpose[], at: number) => void;
};

type Row = { readonly rank: number; readonly version: string; readonly changed: string };

const FORM = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;
const MAJOR = 1_000_000;

const rankOf = (version: string): number | null => {
  const parts = FORM.exec(version);
  return parts === null ? null : Number(parts[1]) * MAJOR + Number(parts[2]);
};

/** For a remedy: a version that would be accepted. */
const nextMajor = (version: string): string => `${Math.floor((rankOf(version) ?? 0) / MAJOR) + 1}.0`;

/** A list of changed purposes that can't be read stands for all of them: rather ask again than take a consent for granted (R28). */
const purposesIn = (text: unknown): readonly string[] => {
  try {
    const value: unknown = JSON.parse(String(text));
    return Array.isArray(value) ? value.map(String) : CONSENT_PURPOSES;
  } catch {
    return CONSENT_PURPOSES;
  }
};

export function createNotice(database: Database): Notice {
  const versions = database.prepare<[], Row>('SELECT rank, version, changed FROM notice ORDER BY rank');
  const insert = database.prepare(
    'INSERT INTO notice (rank, version, changed, published_at) VALUES (?, ?, ?, ?)',
  );

  const current = (): string => versions.all().at(-1)?.version ?? '0.0';

  const changedSince = (version: string): ConsentPurpose[] => {
    const known = versions.all();
    const since = known.find((row) => row.version === version)?.rank ?? -1;
    const changed = new Set(
      known.filter((row) => row.rank > since).flatMap((row) => purposesIn(row.changed)),
    );
    return CONSENT_PURPOSES.filter((purpose) => changed.has(purpose));
  };

  return {
    current,
    stillMeans: (purpose, version) =>
      versions.all().some((row) => row.version === version) && !changedSince(version).includes(purpose),
    changedSince,
    publish: (version, changed, at) => {
      const rank = rankOf(version);
      if (rank === null) {
        throw new UnitError(
          'bad-input',
          `"${version.slice(0, 40)}" is no version of the privacy notice: two numbers with a dot between them were expected.`,
          `Publish a version such as ${nextMajor(current())}.`,
        );
      }
      const newest = versions.all().at(-1);
      if (newest !== undefined && rank <= newest.rank) {
        throw new UnitError(
          'bad-input',
          `Version ${version} of the privacy notice is not newer than ${newest.version}, which is in force.`,
          `Publish a version above it, such as ${nextMajor(newest.version)}.`,
        );
      }
      insert.run(rank, version, JSON.stringify(CONSENT_PURPOSES.filter((one) => changed.includes(one))), at);
    },
  };
}
