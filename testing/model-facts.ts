import type { ErrorCode } from '../src/contract/errors.ts';
import type { PrivacyContext } from '../src/privacy/context.ts';
import type { ConsentPurpose, Setting } from '../src/privacy/vocabulary.ts';
import type { Command } from './model-actions.ts';
import type { Offer } from './unit-rig.ts';

/** The codes with which a refusal may be given; null where the command must be carried out. */
export type Refusal = readonly ErrorCode[] | null;

/** What any user interface must show. */
export type Shown = {
  readonly driver: string;
  readonly kind: 'primary' | 'secondary' | 'guest';
  readonly accepted: boolean;
  readonly driverConfirmed: boolean;
  readonly privacy: Readonly<Record<Setting, { requested: boolean; effective: boolean; until?: string }>>;
  readonly consents: Readonly<Record<ConsentPurpose, boolean>>;
  readonly contracts: PrivacyContext['contracts'];
  readonly theft: PrivacyContext['theft'];
  readonly noticeVersion: string;
  readonly notice: { readonly announced: boolean; readonly changed: readonly ConsentPurpose[] };
  readonly store: 'ok' | 'unwritable';
};

/** A pause; without a length it lasts until the ignition is off. */
export type Pause = { start: number; length: number | null };

/** What one driver chose. */
export type Holder = {
  readonly settings: Record<Setting, boolean>;
  readonly pauses: Record<Setting, Pause | null>;
  readonly consents: Map<ConsentPurpose, { readonly on: boolean; readonly version: string }>;
  /** The version of the notice that was confirmed; null for a guest who has not accepted. */
  confirmed: string | null;
};

/** Somebody who has chosen nothing yet. */
export const newcomer = (confirmed: string | null): Holder => ({
  settings: { geolocation: false, voiceData: false },
  pauses: { geolocation: null, voiceData: null },
  consents: new Map(),
  confirmed,
});

/** One value for each name. */
export const each = <N extends string, T>(names: readonly N[], value: (name: N) => T): Record<N, T> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<N, T>;

export const isoOf = (time: number): string => new Date(time).toISOString();

export const isNewer = (version: string, current: string): boolean => {
  const [[major = 0, minor = 0], [nowMajor = 0, nowMinor = 0]] = [version, current].map((text) =>
    text.split('.').map(Number),
  ) as [number[], number[]];
  return major > nowMajor || (major === nowMajor && minor > nowMinor);
};

/** What ends a drive is offered before the command does its own; all else comes after. */
export const comesBefore = (asks: Command, { kind }: Offer): boolean =>
  asks.command === 'vehicle.set' || (asks.command === 'drive.start' && kind !== 'drive-start');
