import type { ConsentPurpose, Contract, DataCategory, ProfileKind, Setting } from './vocabulary.ts';

/**
 * All that a decision may depend on, as one immutable value. A change makes a new value with a higher epoch;
 * nothing is ever altered in place, so whoever holds a context holds one consistent truth.
 */
export type PrivacyContext = {
  /** Rises by one with every change. A decision made under an older epoch is void. */
  readonly epoch: number;
  /** Whether the settings below could be read and are durably stored. Anything but `ok` shuts the gate (R28). */
  readonly store: 'ok' | 'unreadable' | 'unwritable' | 'set-aside';
  /** Whether the record of consents is whole. While it is broken, nothing that rests on consent leaves (R28, R30). */
  readonly ledger: 'ok' | 'broken';
  readonly profile: { readonly id: string; readonly kind: ProfileKind };
  /** R4: the guest has accepted the terms of use and confirmed the privacy notice. True for registered profiles. */
  readonly accepted: boolean;
  /** The switches as the driver set them (R10, R11). */
  readonly settings: Readonly<Record<Setting, boolean>>;
  /** R18: whether a pause holds a switch off for now; what was set before comes back with its end. */
  readonly paused: Readonly<Record<Setting, boolean>>;
  /** R25, R33: given, and not to be asked again because the purpose changed since. */
  readonly consents: Readonly<Record<ConsentPurpose, boolean>>;
  /** The ids of the services that are switched on for this vehicle. */
  readonly services: ReadonlySet<string>;
  /** For each category, whether a service that is switched on needs it. Data that none needs stays in the car. */
  readonly served: Readonly<Record<DataCategory, boolean>>;
  /** R24: the contracts that are switched on for this vehicle. */
  readonly contracts: Readonly<Record<Contract, boolean>>;
  /** R27: the owner agreed beforehand, and has reported the vehicle stolen. */
  readonly theft: { readonly consented: boolean; readonly reported: boolean };
  /** The version of the privacy notice now in force. */
  readonly noticeVersion: string;
};
