import type { Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import type { Language } from '../privacy/vocabulary.ts';
import { type Database, sqliteCode } from '../store/database.ts';
import { findProfile } from './find.ts';
import { freshId } from './fresh-id.ts';
import { foldName, GUEST } from './names.ts';
import { createNotice } from './notice.ts';
import { type ProfileRow, personOf } from './person.ts';

/** A profile as it is registered: with both switches off and no consent, since none is written (R13). */
export type Registration = {
  readonly name: string;
  readonly kind: 'primary' | 'secondary';
  readonly language: Language;
  /** Degrees, 0 up to 360, whole. */
  readonly hue: number;
};

/** What may change about a profile later; what it is not told stays. */
export type ProfileChange = Partial<Omit<Registration, 'kind'>>;

/** The registered profiles of a vehicle (R1, R2). Every write belongs in a transaction of the caller's. */
export type Register = {
  /**
   * Registers a profile and answers its id, which is random: it says nothing of the name.
   * @throws UnitError `not-allowed` for a second primary, which the database refuses (R1); `bad-input` for a name that is empty, too
   *   long or in use
   */
  readonly create: (registration: Registration) => string;
  /** @throws UnitError `unknown-profile`; `not-allowed` for the guest; `bad-input` for a name that is empty, too long or in use */
  readonly change: (idOrName: string, change: ProfileChange) => void;
  /**
   * Removes a profile with all that it set; the ledger keeps what it decided (R30). Whoever had it loaded is a guest from then on. With the
   * primary goes the owner's consent to be located after a theft (R27).
   * @throws UnitError `unknown-profile`; `not-allowed` for the guest
   */
  readonly remove: (idOrName: string) => void;
};

const refusal = (error: unknown, name: string): UnitError | null => {
  const code = sqliteCode(error);
  if (code === null || !code.startsWith('SQLITE_CONSTRAINT') || !(error instanceof Error)) return null;
  if (error.message.includes('profile.kind')) {
    return new UnitError(
      'not-allowed',
      `${name} can't be the primary profile: this vehicle already has one, and at most one is allowed.`,
      'Register it as a secondary profile.',
    );
  }
  if (error.message.includes('profile.name') || error.message.includes('index')) return taken(name);
  return new UnitError(
    'bad-input',
    `The profile "${name.slice(0, 60)}" can't be stored: a name of 1 to 40 characters, a known language and a hue of 0 to 359 were expected.`,
    'Correct it and try again.',
  );
};

const taken = (name: string): UnitError =>
  new UnitError(
    'bad-input',
    `A profile named ${name} is already registered in this vehicle.`,
    'Choose another name.',
    'name-taken',
  );

/** The register of the vehicle in `database`. */
export function createRegister(database: Database, random: Random): Register {
  const known = database.prepare<[], ProfileRow>('SELECT * FROM profile');
  const guest = database.prepare<[], { readonly guest: string }>('SELECT guest FROM vehicle');
  const recorded = database.prepare<[string]>('SELECT 1 FROM ledger WHERE profile = ? LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO profile (id, name, kind, language, hue) VALUES (@id, @name, @kind, @language, @hue)',
  );
  const confirm = database.prepare('INSERT INTO notice_confirmed (profile_id, version) VALUES (?, ?)');
  const update = database.prepare(
    'UPDATE profile SET name = @name, language = @language, hue = @hue WHERE id = @id',
  );
  const remove = database.prepare('DELETE FROM profile WHERE id = ?');
  const forgetTheft = database.prepare('DELETE FROM theft');
  const notice = createNotice(database);

  /** The name as it is stored: as typed, but for space around it. */
  const freeName = (name: string, owner: string | null): string => {
    const trimmed = name.toWellFormed().trim();
    const folded = foldName(trimmed);
    const inUse = known
      .all()
      .map(personOf)
      .some((person) => person.id !== owner && foldName(person.name) === folded);
    if (folded === GUEST || inUse) throw taken(trimmed);
    return trimmed;
  };

  const store = (name: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw refusal(error, name) ?? error;
    }
  };

  const registered = (idOrName: string): ReturnType<typeof personOf> => {
    const people = known.all().map(personOf);
    const id = findProfile(idOrName, people, guest.get()?.guest ?? GUEST);
    const person = people.find((candidate) => candidate.id === id);
    if (person === undefined) {
      throw new UnitError(
        'not-allowed',
        'The guest is not registered, so it can be neither changed nor removed.',
        'Name a registered profile; a guest session ends when a profile is loaded.',
      );
    }
    return person;
  };

  return {
    create: (registration) => {
      const name = freeName(registration.name, null);
      // An id that the ledger knows stays that profile's, also once it is gone.
      const id = freshId(
        'profile',
        random,
        (candidate) =>
          known.all().some((row) => row.id === candidate) || recorded.get(candidate) !== undefined,
      );
      store(name, () => {
        insert.run({ ...registration, name, id });
        confirm.run(id, notice.current());
      });
      return id;
    },
    change: (idOrName, change) => {
      const { id, ...before } = registered(idOrName);
      const name = change.name === undefined ? before.name : freeName(change.name, id);
      store(name, () => {
        update.run({
          id,
          name,
          language: change.language ?? before.language,
          hue: change.hue ?? before.hue,
        });
      });
    },
    remove: (idOrName) => {
      const { id, kind } = registered(idOrName);
      remove.run(id);
      if (kind === 'primary') forgetTheft.run();
    },
  };
}
