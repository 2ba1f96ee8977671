import type { Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import type { Preferences, Profile } from '../contract/schemas.ts';
import type { ConsentPurpose, Language, Setting } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { type Agreeing, createAgreement } from './agreement.ts';
import { createConsents } from './consents.ts';
import { findProfile } from './find.ts';
import { freshId } from './fresh-id.ts';
import { GUEST } from './names.ts';
import { createNotice } from './notice.ts';
import { createPauses, type Pause, type Paused } from './pauses.ts';
import { guestOf, type Person, type ProfileRow, personOf } from './person.ts';
import { type Choice, createPreferences } from './preferences.ts';
import { createRegister, type Register } from './register.ts';
import { createSettings } from './settings.ts';

/** Who may be loaded, who is, and what they chose. Every write belongs in a transaction of the caller's. Times are milliseconds since the Unix epoch. */
export type Profiles = Register & {
  readonly vehicle: () => {
    readonly name: string;
    readonly pseudonym: string;
    readonly driverConfirmed: boolean;
  };
  /** The registered profiles, the primary first, and the guest last. */
  readonly list: () => readonly Profile[];
  /** The loaded profile, or the guest; it stays so across restarts (R3). */
  readonly active: () => Person;
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

  /** How the loaded profile, or the guest, wants the unit to look and sound. */
  readonly preferences: () => Preferences;
  readonly prefer: (choice: Choice) => void;
  /** Whether somebody went through the first start of this unit. */
  readonly welcomed: () => boolean;
  /** The first start is over; `language` is what the unit speaks to a guest from then on. */
  readonly welcome: (language: Language) => void;

  /** What was asked for, whatever holds it off for now (R16, R18). */
  readonly settings: () => Record<Setting, boolean>;
  /** Sets a switch, and ends the pause that held it off (R18). */
  readonly set: (setting: Setting, on: boolean) => void;
  /** R18: which switches of the active profile a pause holds off at `now`. */
  readonly paused: (now: number) => Paused;
  /** @throws UnitError `bad-input` for a pause that ends before it starts, or lasts longer than a day */
  readonly pause: (setting: Setting, pause: Pause) => void;
  /** Ends a pause before its time; without one it does nothing. */
  readonly resume: (setting: Setting) => void;
  /** Ends every pause until ignition off, of all profiles, and says whether there was one. */
  readonly endPausesAtIgnitionOff: () => boolean;
  /**
   * Ends the pauses whose time has come, of all profiles, and lets those that the clock was set back before start anew. Says whether anything
   * changed; ask it whenever the clock may have moved.
   */
  readonly expirePauses: (now: number) => boolean;
  /** Whether {@link Profiles.expirePauses} would change anything, which costs no write. */
  readonly pausesDue: (now: number) => boolean;
  /** Whether anybody has a pause until ignition off. */
  readonly pausedUntilIgnitionOff: () => boolean;
  /** When the active profile's next timed pause ends. */
  readonly nextPauseEnd: () => number | null;

  /** The consents in force: given, and not suspended (R25, R33). */
  readonly consents: () => Record<ConsentPurpose, boolean>;
  /** Gives or refuses a consent under the notice now in force. */
  readonly setConsent: (purpose: ConsentPurpose, on: boolean) => void;
  /** R33: the consents that were given and are to be asked again, because a newer notice changed their purpose. */
  readonly suspended: () => ConsentPurpose[];
  /** R33: the version in force; whether the active profile has yet to confirm it, and which purposes changed since it last confirmed one. */
  readonly notice: () => {
    readonly version: string;
    readonly announced: boolean;
    readonly changed: ConsentPurpose[];
  };
  /** @throws UnitError `bad-input` for a version that is malformed, or not newer than the one in force */
  readonly publishNotice: (version: string, changed: readonly ConsentPurpose[], at: number) => void;
  /** The active profile has read the notice in force. @throws UnitError `not-now` for a guest who has accepted none yet */
  readonly confirmNotice: () => void;

  /** R4. `at` is milliseconds since the Unix epoch. */
  readonly acceptAsGuest: (termsVersion: string, noticeVersion: string, at: number) => void;
  /** R4: true for a registered profile, which accepted with its account; for a guest, from acceptance to the end of the session. */
  readonly accepted: () => boolean;
};

type VehicleRow = {
  readonly name: string;
  readonly pseudonym: string;
  readonly active_profile: string | null;
  readonly driver_confirmed: number;
  readonly guest: string;
};

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
  const selectRecorded = database.prepare<[string]>('SELECT 1 FROM ledger WHERE profile = ? LIMIT 1');
  const settings = createSettings(database);
  const preferences = createPreferences(database);
  const register = createRegister(database, random);
  const pauses = createPauses(database);
  const notice = createNotice(database);
  const consents = createConsents(database, notice);
  const agreement = createAgreement(database, notice);

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
  const active = (): Person => loaded() ?? guestOf(vehicle().guest, preferences.guestLanguage());
  const driver = (): Agreeing => {
    const profile = holder();
    return profile === null ? { guest: vehicle().guest } : { profile };
  };
  const find = (idOrName: string): string =>
    findProfile(idOrName, selectProfiles.all().map(personOf), vehicle().guest);

  /** R5: nothing that a guest set outlives the session. Called when one ends, before the next driver is loaded. */
  const endGuestSession = (): void => {
    if (holder() !== null) return;
    settings.wipeGuest();
    preferences.wipeGuest();
    pauses.wipeGuest();
    consents.wipeGuest();
    agreement.wipeGuest();
    const last = vehicle().guest;
    updateGuest.run(freshId(GUEST, random, (id) => id === last || selectRecorded.get(id) !== undefined));
  };

  const unload = (): void => {
    endGuestSession();
    updateActive.run(null);
  };

  return {
    ...register,
    vehicle: () => {
      const { name, pseudonym, driver_confirmed } = vehicle();
      return { name, pseudonym, driverConfirmed: driver_confirmed === 1 };
    },
    list: () => {
      const { id } = active();
      return [
        ...selectProfiles.all().map(personOf),
        guestOf(vehicle().guest, preferences.guestLanguage()),
      ].map((person) => ({
        ...person,
        active: person.id === id,
      }));
    },
    active,
    find,
    load: (id) => {
      const found = find(id);
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

    preferences: () => preferences.read(holder()),
    prefer: ({ language, ...choice }) => {
      const profile = holder();
      if (language !== undefined && profile !== null) register.change(profile, { language });
      preferences.write(
        profile,
        language === undefined || profile !== null ? choice : { ...choice, language },
      );
    },
    welcomed: preferences.welcomed,
    welcome: preferences.welcome,

    settings: () => settings.read(holder()),
    set: (setting, on) => {
      pauses.end(holder(), setting);
      settings.write(holder(), setting, on);
    },
    paused: (now) => pauses.of(holder(), now),
    pause: (setting, pause) => pauses.begin(holder(), setting, pause),
    resume: (setting) => pauses.end(holder(), setting),
    endPausesAtIgnitionOff: pauses.endAtIgnitionOff,
    expirePauses: pauses.expire,
    pausesDue: pauses.isDue,
    pausedUntilIgnitionOff: pauses.untilIgnitionOff,
    nextPauseEnd: () => pauses.nextEnd(holder()),

    consents: () => consents.effective(holder()),
    setConsent: (purpose, on) => consents.write(holder(), purpose, on),
    suspended: () => consents.suspended(holder()),
    notice: () => agreement.standing(driver()),
    publishNotice: notice.publish,
    confirmNotice: () => agreement.confirm(driver()),

    acceptAsGuest: (termsVersion, noticeVersion, at) => {
      if (holder() !== null) {
        throw new UnitError(
          'not-now',
          'A registered profile is loaded, so there is no guest to accept anything.',
          'Unload the profile first.',
          'guests-only',
        );
      }
      agreement.acceptAsGuest(vehicle().guest, termsVersion, noticeVersion, at);
    },
    accepted: () => agreement.accepted(driver()),
  };
}
