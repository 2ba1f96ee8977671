import { joined } from './joined.ts';

/** All French texts, as one chunk: every file of the folder, so that a new one need not be named here. */
export const french = joined(import.meta.glob<object>('./fr/*.json', { eager: true, import: 'default' }));
