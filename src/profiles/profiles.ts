import type { Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import type { Profile } from '../contract/schemas.ts';
import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  LANGUAGES,
  SETTINGS,
  type Setting,
} from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { createChoices } from './choices.ts';
import { findProfile } from './find.ts';
import { freshId } from './fresh-id.ts';
import { GUEST } from './register.ts';

/** Who may be loaded, who is, and what they chose. Every write belongs in a transaction of the caller's. */
export type Profiles = {
  readonly vehicle: () => {
    readonly name: string;
    readonly pseudonym: string;
    readonly driverConfirmed: boolean;
  };
  /** The registered profiles, the primary first, and the guest last. */
  readonly list: () => readonly Profile[];
  /** The loaded profile, or the guest; it stays so across restarts (R3). */
  readonly active: () => Omit<Profile, 'active'>;
  /**
   * The id behind an id or a name in whatever case; `guest` for the guest, which {@link load} takes for unloading.
   * @throws UnitError `unknown-profile`, naming the nearest one and all others
   */
  readonly find: (idOrName: string) => string;
  /** @throws UnitError `unknown-profile` */
  readonly load: (id: string) => void;
  /** Makes the driver a guest; for a guest, the next guest (R5). */
  readonly unload: () => void;
  /** R3: whether somebody said at the start of this drive that the loaded profile is right. */
  readonly confirmDriver: (confirmed: boolean) => void;
  readonly settings: () => Record<Setting, boolean>;
  readonly set: (setting: Setting, on: boolean) => void;
  readonly consents: () => Record<ConsentPurpose, boolean>;
  readonly setConsent: (purpose: ConsentPurpose, on: boolean) => void;
  /** R4. `at` is milliseconds since the Unix epoch. */
  readonly acceptAsGuest: (termsVersion: string, noticeVersion: string, at: number) => void;
  /** R4: true for a registered profile, which accepted with its account. */
  readonly accepted: () => boolean;
};

type VehicleRow = {
  readonly name: string;
  readonly pseudonym: string;
  readonly active_profile: string | null;
  readonly driver_confirmed: number;
  readonly guest: string;
};
type ProfileRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly language: string;
  readonly hue: number;
};
type Person = Omit<Profile, 'active'>;

/** What a damaged row can't tell falls to the lesser right and the common language, so that the unit still starts. */
const personOf = (row: ProfileRow): Person => ({
  id: row.id,
  name: row.name,
  kind: row.kind === 'primary' ? 'primary' : 'secondary',
  language: LANGUAGES.find((language) => language === row.language) ?? 'en',
  hue: row.hue,
});

const guestOf = (session: string): Person => ({
  id: session,
  name: 'Guest',
  kind: 'guest',
  language: 'en',
  hue: 0,
});

/** The profiles of the vehicle in `database`. The guest's id is random for each guest session and says nothing of who it is. */
export function createProfiles(database: Database, random: Random): Profiles {
  const selectVehicle = database.prepare<[], VehicleRow>('SELECT * FROM vehicle');
  const selectProfiles = database.prepare<[], ProfileRow>(
    "SELECT * FROM profile ORDER BY kind <> 'primary', rowid",
  );
  const selectProfile = database.prepare<[string], ProfileRow>('SELECT * FROM profile WHERE id = ?');
  const updateActive = database.prepare('UPDATE vehicle SET active_profile = ?, driver_confirmed = 1');
  const updateConfirmed = database.prepare('UPDATE vehicle SET driver_confirmed = ?');
  const updateGuest = database.prepare('UPDATE vehicle SET guest = ?');
  const selectAcceptance = database.prepare<[string]>('SELECT 1 FROM guest_acceptance WHERE guest = ?');
  const replaceAcceptance = database.prepare(
    'INSERT OR REPLACE INTO guest_acceptance (guest, terms_version, notice_version, at) VALUES (?, ?, ?, ?)',
  );
  const wipeAcceptance = database.prepare('DELETE FROM guest_acceptance');
  const selectRecorded = database.prepare<[string]>('SELECT 1 FROM ledger WHERE profile = ? LIMIT 1');
  const settings = createChoices(database, { name: 'setting', column: 'name' }, SETTINGS);
  const consents = createChoices(database, { name: 'consent', column: 'purpose' }, CONSENT_PURPOSES);

  const vehicle = (): VehicleRow => {
    const row = selectVehicle.get();
    if (row === undefined) {
      throw new UnitError('store-failed', 'The store has lost its vehicle.', 'Restart to begin a new one.');
    }
    return row;
  };

  /** The registered profile that is loaded; null for the guest, and for one that is no longer there. */
  const loaded = (): Person | null => {
    const { active_profile: id } = vehicle();
    const row = id === null ? undefined : selectProfile.get(id);
    return row === undefined ? null : personOf(row);
  };
  const holder = (): string | null => loaded()?.id ?? null;
  const active = (): Person => loaded() ?? guestOf(vehicle().guest);

  /** R5: nothing that a guest set outlives the session. Called when one ends, before the next driver is loaded. */
  const endGuestSession = (): void => {
    if (holder() !== null) return;
    settings.wipeGuest();
    consents.wipeGuest();
    wipeAcceptance.run();
    const last = vehicle().guest;
    updateGuest.run(freshId(GUEST, random, (id) => id === last || selectRecorded.get(id) !== undefined));
  };

  const unload = (): void => {
    endGuestSession();
    updateActive.run(null);
  };

  return {
    vehicle: () => {
      const { name, pseudonym, driver_confirmed } = vehicle();
      return { name, pseudonym, driverConfirmed: driver_confirmed === 1 };
    },
    list: () => {
      const { id } = active();
      return [...selectProfiles.all().map(personOf), guestOf(vehicle().guest)].map((person) => ({
        ...person,
        active: person.id === id,
      }));
    },
    active,
    find: (idOrName) => findProfile(idOrName, selectProfiles.all(), vehicle().guest),
    load: (id) => {
      const found = findProfile(id, selectProfiles.all(), vehicle().guest);
      if (found === GUEST) {
        unload();
        return;
      }
      endGuestSession();
      updateActive.run(found);
    },
    unload,
    confirmDriver: (confirmed) => {
      updateConfirmed.run(confirmed ? 1 : 0);
    },
    settings: () => settings.read(holder()),
    set: (setting, on) => settings.write(holder(), setting, on),
    consents: () => consents.read(holder()),
    setConsent: (purpose, on) => consents.write(holder(), purpose, on),
    acceptAsGuest: (termsVersion, noticeVersion, at) => {
      if (holder() !== null) {
        throw new UnitError(
          'not-now',
          'A registered profile is loaded, so there is no guest to accept anything.',
          'Unload the profile first.',
        );
      }
      replaceAcceptance.run(vehicle().guest, termsVersion, noticeVersion, at);
    },
    accepted: () => holder() !== null || selectAcceptance.get(vehicle().guest) !== undefined,
  };
}
