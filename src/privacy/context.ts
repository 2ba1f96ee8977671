import type { ConsentPurpose, ProfileKind, Setting } from './vocabulary.ts';

/**
 * All that a decision may depend on, as one immutable value. A change makes a new value with a higher epoch;
 * nothing is ever altered in place, so whoever holds a context holds one consistent truth.
 */
export type PrivacyContext = {
  /** Rises by one with every change. A decision made under an older epoch is void. */
  readonly epoch: number;
  /** Whether the settings below could be read and are durably stored. Anything but `ok` shuts the gate (R28). */
  readonly store: 'ok' | 'unreadable' | 'unwritable' | 'set-aside';
  readonly profile: { readonly id: string; readonly kind: ProfileKind };
  /** R4: the guest has accepted the terms of use and confirmed the privacy notice. True for registered profiles. */
  readonly accepted: boolean;
  /** The switches as they are in force (R10, R11). */
  readonly settings: Readonly<Record<Setting, boolean>>;
  /** R25. */
  readonly consents: Readonly<Record<ConsentPurpose, boolean>>;
  /** The version of the privacy notice now in force. */
  readonly noticeVersion: string;
};
