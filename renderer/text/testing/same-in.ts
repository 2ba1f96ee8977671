import type { Language } from '../i18n.ts';

/**
 * Texts that a language writes as English does, as whole texts. A text that is the same and not listed here counts
 * as not translated; one that is listed and no longer the same must go.
 */
export const SAME_IN: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  nl: [
    'Account',
    'Code',
    'Document',
    'Later',
    'Marketing',
    'Online',
    'Offline',
    'Open',
    'Partners',
    'Privacy',
    'Route',
    'Violet',
    'airbag',
    'privacy',
  ],
  fr: [
    '1080 × 1920 portrait',
    'Assistant',
    'Code',
    'Document',
    'Leasing',
    'Marketing',
    'Messages',
    'Miles, °F, psi',
    'Pause',
    'Position',
    'Rose',
    'Services',
    'Signal',
    'Smart',
    'Standard',
    'Version',
    'Version {{version}}',
    'Violet',
    'airbag',
    'position',
    'services',
  ],
  de: [
    'Code',
    'Marketing',
    'Name',
    'Offline',
    'Online',
    'Position',
    'Remote',
    'Route',
    'Signal',
    'Smart',
    'Standard',
    'Standby',
    'Version',
    'Version {{version}}',
    'retained',
  ],
};

/** What no language translates: the product's name, units, what is typed, and each language's name in itself. */
export const SAME_EVERYWHERE: readonly string[] = [
  'Glovebox',
  'km/h',
  'glovebox ctl host.link',
  'Nederlands',
  'Français',
  'Deutsch',
  'English',
];
