import { joined } from './joined.ts';

/** All Dutch texts, as one chunk: every file of the folder, so that a new one need not be named here. */
export const dutch = joined(import.meta.glob<object>('./nl/*.json', { eager: true, import: 'default' }));
