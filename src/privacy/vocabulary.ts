/**
 * The words of the privacy model, each list in one place. Everything that names a category, a role or a
 * switch takes it from here, so that an unknown word does not type-check.
 */

/** Categories of connected data (requirements, "Data categories"). Each has an MQTT topic of its own. */
export const DATA_CATEGORIES = [
  'account',
  'billing',
  'location',
  'telematics',
  'vehicle',
  'homecharge',
  'security',
  'voice',
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** R1: what a loaded profile can be. */
export const PROFILE_KINDS = ['primary', 'secondary', 'guest'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** R10, R11: the two switches. */
export const SETTINGS = ['geolocation', 'voiceData'] as const;
export type Setting = (typeof SETTINGS)[number];

/** R25: the purposes that need a consent of their own. */
export const CONSENT_PURPOSES = [
  'product-improvement',
  'performance-insight-and-marketing',
  'partner-sharing',
  'personalised-communication',
  'warning-support',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** GDPR article 6(1) grounds that the unit uses. */
export const LEGAL_BASES = ['consent', 'contract', 'legal-obligation', 'legitimate-interest'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** The languages of the head unit. */
export const LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** R24: contracts about the vehicle that need data of their own, each only while it is switched on. */
export const CONTRACTS = ['insurance', 'maintenance', 'leasing'] as const;
export type Contract = (typeof CONTRACTS)[number];

/** The rules that a decision can rest on; the numbers are those of the requirements. */
export type DecisionRule = 'R4' | 'R6' | 'R15' | 'R18' | 'R20' | 'R21' | 'R24' | 'R25' | 'R27' | 'R28';
