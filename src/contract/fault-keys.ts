/**
 * What a driver's touch can run into, finer than the code of the error where the code alone does not say what to do.
 * The screens say each of them in the driver's language; the sentence of the error is for everybody else.
 */
export const FAULT_KEYS = [
  'call-under-way',
  'car-off',
  'crash-notification-stays',
  'disk-failed',
  'disk-full',
  'guests-only',
  'language-fixed',
  'link-lost',
  'name-taken',
  'not-stored',
  'notification-gone',
  'operator-publishes',
  'owner-not-agreed',
  'owner-reports',
  'place-passed',
  'primary-stays',
  'profile-gone',
  'role-not-allowed',
  'routes-full',
  'store-busy',
  'store-damaged',
  'store-read-only',
  'terms-first',
  'unreadable',
] as const;
export type FaultKey = (typeof FAULT_KEYS)[number];
