import type { ErrorCode } from '../src/contract/errors.ts';
import { LIVES_ON, referenceAllows, SERVICE_IDS } from '../src/matrix/reference.ts';
import type { PrivacyContext } from '../src/privacy/context.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  type ConsentPurpose,
  DATA_CATEGORIES,
  SETTINGS,
  type Setting,
} from '../src/privacy/vocabulary.ts';
import { each, type Holder, isoOf, newcomer, type Refusal, type Shown } from './model-facts.ts';
import { createModelQueue, type ModelQueue } from './model-queue.ts';

export type ModelStart = {
  /** Milliseconds since the Unix epoch at the beginning. */
  readonly now: number;
  readonly registered: Readonly<Record<string, 'primary' | 'secondary'>>;
};

/** All that changes in a model but what each driver chose. */
type Changing = {
  driver: string;
  /** Which guest session it is. */
  session: number;
  guest: Holder;
  ignition: 'off' | 'acc' | 'on';
  driverConfirmed: boolean;
  writable: boolean;
  /** Milliseconds that have passed since the beginning, and how far the clock was set besides. */
  elapsed: number;
  shift: number;
  /** How often anything changed: a guest session in which nothing did is not ended twice. */
  changes: number;
  quietAt: number;
  guestEnds: number | null;
  /** The same as a time of the clock, as it is on disk. */
  deadline: number | null;
  tripOverDue: boolean;
};

/** What is true of a unit, and how it changes. */
export type ModelState = {
  readonly is: Changing;
  readonly queue: ModelQueue;
  /** The services that are switched off. */
  readonly off: Set<string>;
  readonly contracts: Record<(typeof CONTRACTS)[number], boolean>;
  readonly theft: { consented: boolean; reported: boolean };
  readonly now: () => number;
  readonly holder: () => Holder;
  readonly kind: () => Shown['kind'];
  /** Whose a message is: a guest's is that of one session. */
  readonly owner: () => string;
  /** Everybody who chose something. */
  readonly all: () => readonly Holder[];
  /** The version of the notice in force. */
  readonly version: () => string;
  readonly publish: (version: string, changed: readonly ConsentPurpose[]) => void;
  readonly context: () => PrivacyContext;
  readonly shown: () => Shown;
  /**
   * A change becomes durable, and what it forbids leaves the queue; or it can't, and nothing may leave until one of the same matter can. Says
   * which.
   */
  readonly change: (work: () => void, matter: string) => boolean;
  /** The same, as an answer. */
  readonly changed: (work: () => void, matter?: string) => Refusal;
  /** Refused by what stands in the store: where that can't be written, this comes first. */
  readonly refused: (code: ErrorCode, matter?: string) => Refusal;
  /** What could not be stored is forgotten. */
  readonly forget: () => void;
};

export function createModelState({ now: began, registered }: ModelStart): ModelState {
  const holders = new Map(Object.keys(registered).map((id) => [id, newcomer('1.0')]));
  const notices: { readonly version: string; readonly changed: readonly ConsentPurpose[] }[] = [
    { version: '1.0', changed: [] },
  ];
  const off = new Set<string>();
  const contracts = each(CONTRACTS, () => false);
  const theft = { consented: false, reported: false };
  /** What was asked for and could not be stored: until each is asked again and stored, nothing leaves. */
  const owed = new Set<string>();
  const queue = createModelQueue();
  const is: Changing = {
    driver: 'guest',
    session: 1,
    guest: newcomer(null),
    ignition: 'off',
    driverConfirmed: false,
    writable: true,
    elapsed: 0,
    shift: 0,
    changes: 1,
    quietAt: -1,
    guestEnds: null,
    deadline: null,
    tripOverDue: false,
  };

  const store = (): 'ok' | 'unwritable' => (owed.size > 0 ? 'unwritable' : 'ok');
  const holder = (): Holder => holders.get(is.driver) ?? is.guest;
  const kind = (): Shown['kind'] => registered[is.driver] ?? 'guest';
  const version = (): string => notices.at(-1)?.version ?? '';
  const since = (from: string): readonly ConsentPurpose[] => {
    const later = notices.slice(notices.findIndex((one) => one.version === from) + 1);
    return CONSENT_PURPOSES.filter((purpose) => later.some(({ changed }) => changed.includes(purpose)));
  };

  const context = (): PrivacyContext => {
    const { settings, pauses, consents, confirmed } = holder();
    const services = new Set(SERVICE_IDS.filter((id) => !off.has(id)));
    return {
      epoch: 1,
      store: store(),
      ledger: 'ok',
      profile: { id: is.driver, kind: kind() },
      accepted: confirmed !== null,
      settings,
      paused: each(SETTINGS, (setting) => pauses[setting] !== null),
      consents: each(CONSENT_PURPOSES, (purpose) => {
        const given = consents.get(purpose);
        return given?.on === true && !since(given.version).includes(purpose);
      }),
      services,
      served: each(DATA_CATEGORIES, (category) =>
        [...services].some((id) => LIVES_ON[id]?.includes(category)),
      ),
      contracts,
      theft,
      noticeVersion: version(),
    };
  };

  const change: ModelState['change'] = (work, matter) => {
    is.changes += 1;
    if (!is.writable) {
      owed.add(matter);
      return false;
    }
    work();
    owed.delete(matter);
    queue.keep({ ...context(), store: 'ok' });
    return true;
  };
  const changed: ModelState['changed'] = (work, matter = 'other') =>
    change(work, matter) ? null : ['store-failed'];

  const shown = (): Shown => {
    const { settings, pauses, confirmed } = holder();
    const inForce = context();
    const state = (setting: Setting, effective: boolean) => {
      const pause = pauses[setting];
      const until =
        pause === null
          ? {}
          : { until: pause.length === null ? 'ignition-off' : isoOf(pause.start + pause.length) };
      return { requested: settings[setting], effective, ...until };
    };
    return {
      driver: is.driver,
      kind: kind(),
      accepted: confirmed !== null,
      driverConfirmed: is.driverConfirmed,
      privacy: {
        geolocation: state(
          'geolocation',
          referenceAllows('Vehicle.CurrentLocation.Latitude', inForce, 'telemetry'),
        ),
        voiceData: state('voiceData', referenceAllows('Private.Voice.Transcript', inForce, 'utterance')),
      },
      consents: inForce.consents,
      contracts: { ...contracts },
      theft: { ...theft },
      noticeVersion: version(),
      notice:
        confirmed === null || confirmed === version()
          ? { announced: false, changed: [] }
          : { announced: true, changed: since(confirmed) },
      store: store(),
    };
  };

  return {
    is,
    queue,
    off,
    contracts,
    theft,
    now: () => began + is.elapsed + is.shift,
    holder,
    kind,
    owner: () => (kind() === 'guest' ? `guest ${is.session}` : is.driver),
    all: () => [...holders.values(), is.guest],
    version,
    publish: (published, purposes) => {
      notices.push({ version: published, changed: purposes });
    },
    context,
    shown,
    change,
    changed,
    refused: (code, matter = 'other') => (is.writable ? [code] : changed(() => undefined, matter)),
    forget: () => owed.clear(),
  };
}
