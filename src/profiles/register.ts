import type { Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import type { Language } from '../privacy/vocabulary.ts';
import { type Database, sqliteCode } from '../store/database.ts';
import { freshId } from './fresh-id.ts';

/** A profile as it is registered: with both switches off and no consent, since none is written (R13). */
export type Registration = {
  readonly name: string;
  readonly kind: 'primary' | 'secondary';
  readonly language: Language;
  /** Degrees, 0 up to 360, whole. */
  readonly hue: number;
};

/** Names are compared without regard to case. */
export const foldName = (name: string): string => name.trim().normalize('NFC').toLocaleLowerCase('en');

/** Words that `find` understands as the guest, and that no profile may therefore bear. */
export const GUEST = 'guest';

const refusal = (error: unknown, { name }: Registration): UnitError | null => {
  const code = sqliteCode(error);
  if (code === null || !code.startsWith('SQLITE_CONSTRAINT') || !(error instanceof Error)) return null;
  if (error.message.includes('profile.kind')) {
    return new UnitError(
      'not-allowed',
      `${name} can't be the primary profile: this vehicle already has one, and at most one is allowed.`,
      'Register it as a secondary profile.',
    );
  }
  if (error.message.includes('profile.name') || error.message.includes('index')) {
    return new UnitError(
      'bad-input',
      `A profile named ${name} is already registered in this vehicle.`,
      'Choose another name.',
    );
  }
  return new UnitError(
    'bad-input',
    `The profile ${name} can't be registered: a name of 1 to 40 characters, a known language and a hue of 0 to 359 were expected.`,
    'Correct it and try again.',
  );
};

/**
 * Registers a profile and answers its id, which is random: it says nothing of the name.
 * @throws UnitError `not-allowed` for a second primary, which the database refuses (R1); `bad-input` for a name in use
 */
export function registerProfile(database: Database, random: Random, registration: Registration): string {
  const { name, kind, language, hue } = registration;
  const folded = foldName(name);
  const known = database.prepare<[], { id: string; name: string }>('SELECT id, name FROM profile').all();
  if (folded === GUEST || known.some((profile) => foldName(profile.name) === folded)) {
    throw new UnitError(
      'bad-input',
      `A profile named ${name} is already registered in this vehicle.`,
      'Choose another name.',
    );
  }
  const id = freshId('profile', random, (candidate) => known.some((profile) => profile.id === candidate));
  try {
    database
      .prepare('INSERT INTO profile (id, name, kind, language, hue) VALUES (?, ?, ?, ?, ?)')
      .run(id, name, kind, language, hue);
  } catch (error) {
    throw refusal(error, registration) ?? error;
  }
  return id;
}
