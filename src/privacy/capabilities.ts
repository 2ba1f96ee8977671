import type { ProfileKind } from './vocabulary.ts';

/**
 * R6: what each role may do, as one table. A command of the contract names the capability that it takes, and is refused to a role
 * that lacks it.
 */
export const CAPABILITIES = {
  'switch-services': ['primary'],
  'manage-contracts': ['primary'],
  'manage-profiles': ['primary'],
  'add-vehicle': ['primary', 'secondary'],
  'see-vehicle-position': ['primary'],
  'see-trips': ['primary'],
  'book-service': ['primary', 'secondary'],
  'remote-services': ['primary'],
  'pair-with-head-unit': ['primary', 'secondary'],
  'manage-payment-methods': ['primary'],
  'report-theft': ['primary'],
  'smart-services': ['primary', 'secondary', 'guest'],
} as const satisfies Record<string, readonly ProfileKind[]>;
export type Capability = keyof typeof CAPABILITIES;

/** The capabilities, in table order. */
export const CAPABILITY_NAMES = Object.keys(CAPABILITIES) as readonly Capability[];

/** Whether a role has a capability (R6). */
export const isCapable = (kind: ProfileKind, capability: Capability): boolean =>
  (CAPABILITIES[capability] as readonly ProfileKind[]).includes(kind);
