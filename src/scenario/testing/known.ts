import type { KnownNames } from '../compile-names.ts';

/** The names of a small unit, for scenarios of tests. */
export const KNOWN: KnownNames = {
  routes: ['ulm', 'ring', 'motorway'],
  profiles: ['Alex', 'Bram'],
  places: () => ['home', 'Gänstor', 'ehinger-tor'],
};
