import type { Profile } from '../contract/schemas.ts';
import { LANGUAGES, type Language } from '../privacy/vocabulary.ts';

/** A profile as its table holds it; a damaged row may hold anything. */
export type ProfileRow = {
  readonly id: string;
  readonly name: unknown;
  readonly kind: unknown;
  readonly language: unknown;
  readonly hue: unknown;
};

export type Person = Omit<Profile, 'active'>;

/** What a damaged row can't tell falls to the lesser right and the common language, so that the unit still starts (R28). */
export const personOf = (row: ProfileRow): Person => ({
  id: row.id,
  name: typeof row.name === 'string' && row.name.trim() !== '' ? row.name : row.id,
  kind: row.kind === 'primary' ? 'primary' : 'secondary',
  language: LANGUAGES.find((language) => language === row.language) ?? 'en',
  hue: typeof row.hue === 'number' && row.hue >= 0 && row.hue < 360 ? row.hue : 0,
});

export const guestOf = (session: string, language: Language | null): Person => ({
  id: session,
  name: 'Guest',
  kind: 'guest',
  language: language ?? 'en',
  hue: 0,
});
