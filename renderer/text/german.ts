import { joined } from './joined.ts';

/** All German texts, as one chunk: every file of the folder, so that a new one need not be named here. */
export const german = joined(import.meta.glob<object>('./de/*.json', { eager: true, import: 'default' }));
