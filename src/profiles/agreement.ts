import { UnitError } from '../contract/errors.ts';
import type { ConsentPurpose } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import type { Notice } from './notice.ts';

/** Somebody who may agree to something: a registered profile by its id, or the guest of a session. */
export type Agreeing = { readonly profile: string } | { readonly guest: string };

/** Who has read which version of the notice, and whether the guest accepted the terms (R4, R33). */
export type Agreement = {
  /**
   * The version in force; whether it is announced to whoever drives because they confirmed an older one, and what changed since that one. A
   * guest who has accepted nothing is shown the version in force with the terms, so nothing is announced.
   */
  readonly standing: (who: Agreeing) => {
    version: string;
    announced: boolean;
    changed: ConsentPurpose[];
  };
  /** @throws UnitError `not-now` for a guest who has accepted none yet */
  readonly confirm: (who: Agreeing) => void;
  readonly acceptAsGuest: (guest: string, termsVersion: string, noticeVersion: string, at: number) => void;
  readonly accepted: (who: Agreeing) => boolean;
  readonly wipeGuest: () => void;
};

export function createAgreement(database: Database, notice: Notice): Agreement {
  const selectConfirmed = database.prepare<[string], { readonly version: string }>(
    'SELECT version FROM notice_confirmed WHERE profile_id = ?',
  );
  const replaceConfirmed = database.prepare(
    'INSERT OR REPLACE INTO notice_confirmed (profile_id, version) VALUES (?, ?)',
  );
  const selectAcceptance = database.prepare<[string], { readonly version: string }>(
    'SELECT notice_version AS version FROM guest_acceptance WHERE guest = ?',
  );
  const replaceAcceptance = database.prepare(
    'INSERT OR REPLACE INTO guest_acceptance (guest, terms_version, notice_version, at) VALUES (?, ?, ?, ?)',
  );
  const updateAcceptance = database.prepare('UPDATE guest_acceptance SET notice_version = ? WHERE guest = ?');
  const wipe = database.prepare('DELETE FROM guest_acceptance');

  /** A registered profile without a readable confirmation has confirmed none (R28). */
  const confirmed = (who: Agreeing): string | null =>
    'profile' in who
      ? (selectConfirmed.get(who.profile)?.version ?? '')
      : (selectAcceptance.get(who.guest)?.version ?? null);

  return {
    standing: (who) => {
      const before = confirmed(who);
      const version = notice.current();
      const announced = before !== null && before !== version;
      return { version, announced, changed: announced ? notice.changedSince(before) : [] };
    },
    confirm: (who) => {
      if ('profile' in who) {
        replaceConfirmed.run(who.profile, notice.current());
        return;
      }
      if (updateAcceptance.run(notice.current(), who.guest).changes === 0) {
        throw new UnitError(
          'not-now',
          'A guest confirms the privacy notice together with the terms of use, and has not accepted those.',
          'Use guest.accept.',
          'terms-first',
        );
      }
    },
    acceptAsGuest: (guest, termsVersion, noticeVersion, at) => {
      replaceAcceptance.run(guest, termsVersion, noticeVersion, at);
    },
    accepted: (who) => 'profile' in who || selectAcceptance.get(who.guest) !== undefined,
    wipeGuest: () => {
      wipe.run();
    },
  };
}
