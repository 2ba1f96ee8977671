import type { Act } from './act.ts';
import { DESK_ACTS } from './desk-acts.ts';
import { DRIVE_ACTS } from './drive-acts.ts';
import { PEOPLE_ACTS } from './people-acts.ts';
import { TROUBLE_ACTS } from './trouble-acts.ts';

/** All that is rendered, in the order in which a person comes to it. */
export const ACTS: readonly Act[] = [...PEOPLE_ACTS, ...DRIVE_ACTS, ...TROUBLE_ACTS, ...DESK_ACTS];
