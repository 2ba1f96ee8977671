import type { ErrorCode } from '../src/contract/errors.ts';
import { LIVES_ON, referenceAllows, SERVICE_IDS } from '../src/matrix/reference.ts';
import { CAPABILITIES } from '../src/privacy/capabilities.ts';
import type { PrivacyContext } from '../src/privacy/context.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  type ConsentPurpose,
  DATA_CATEGORIES,
  SETTINGS,
  type Setting,
} from '../src/privacy/vocabulary.ts';
import type { Action, Command, Device } from './model-actions.ts';
import {
  comesBefore,
  each,
  type Holder,
  isNewer,
  isoOf,
  newcomer,
  type Pause,
  type Refusal,
  type Shown,
} from './model-facts.ts';
import { createModelQueue, type ModelQueue } from './model-queue.ts';
import type { Offer } from './unit-rig.ts';

/**
 * What a head unit should do, written from the requirements and apart from its code: plain values, no database, time as a number.
 * It is told what was asked for and how much time passed, and says what must be true then.
 */
export type Model = {
  /** Carries out an action that takes no time; answers how it must be refused, or null. */
  readonly act: (action: Action, offers: readonly Offer[]) => Refusal;
  /** Lets time pass up to `elapsed`, in milliseconds since the beginning, with what the car offered on the way. */
  readonly passTo: (elapsed: number, offers: readonly Offer[]) => void;
  readonly context: () => PrivacyContext;
  readonly shown: () => Shown;
  readonly queue: ModelQueue;
  readonly ignitionOn: () => boolean;
};

const SECOND = 1000;
const QUARTER = 15 * 60 * SECOND;

export type ModelStart = {
  /** Milliseconds since the Unix epoch at the beginning. */
  readonly now: number;
  readonly registered: Readonly<Record<string, 'primary' | 'secondary'>>;
};

export function createModel({ now: began, registered }: ModelStart): Model {
  const holders = new Map(Object.keys(registered).map((id) => [id, newcomer('1.0')]));
  const notices: { readonly version: string; readonly changed: readonly ConsentPurpose[] }[] = [
    { version: '1.0', changed: [] },
  ];
  const off = new Set<string>();
  const contracts = each(CONTRACTS, () => false);
  const theft = { consented: false, reported: false };
  let [driver, session, guest] = ['guest', 1, newcomer(null)];
  let ignition: 'off' | 'acc' | 'on' = 'off';
  let driverConfirmed = false;
  let writable = true;
  const store = (): 'ok' | 'unwritable' => (owed.size > 0 ? 'unwritable' : 'ok');
  let [elapsed, shift] = [0, 0];
  /** How often anything changed: a guest session in which nothing did is not ended twice. */
  let [changes, quietAt] = [1, -1];
  let guestEnds: number | null = null;
  /** The same as a time of the clock, as it is on disk. */
  let deadline: number | null = null;
  /** What was asked for and could not be stored: until each is asked again and stored, nothing leaves. */
  const owed = new Set<string>();
  let tripOverDue = false;
  const queue = createModelQueue();

  const now = (): number => began + elapsed + shift;
  const holder = (): Holder => holders.get(driver) ?? guest;
  const kind = (): Shown['kind'] => registered[driver] ?? 'guest';
  const owner = (): string => (kind() === 'guest' ? `guest ${session}` : driver);
  const version = (): string => notices.at(-1)?.version ?? '';
  const since = (from: string): readonly ConsentPurpose[] => {
    const later = notices.slice(notices.findIndex((one) => one.version === from) + 1);
    return CONSENT_PURPOSES.filter((purpose) => later.some(({ changed }) => changed.includes(purpose)));
  };
  const all = (): readonly Holder[] => [...holders.values(), guest];

  const context = (): PrivacyContext => {
    const { settings, pauses, consents, confirmed } = holder();
    const services = new Set(SERVICE_IDS.filter((id) => !off.has(id)));
    return {
      epoch: 1,
      store: store(),
      ledger: 'ok',
      profile: { id: driver, kind: kind() },
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

  /** A change becomes durable, and what it forbids leaves the queue; or it can't, and nothing may leave until one of the same matter can. */
  const change = (work: () => void, matter: string): boolean => {
    changes += 1;
    if (!writable) {
      owed.add(matter);
      return false;
    }
    work();
    owed.delete(matter);
    queue.keep({ ...context(), store: 'ok' });
    return true;
  };
  const changed = (work: () => void, matter = 'other'): Refusal =>
    change(work, matter) ? null : ['store-failed'];

  /** Refused by what stands in the store: where that can't be written, this comes first. */
  const refused = (code: ErrorCode, matter = 'other'): Refusal =>
    writable ? [code] : changed(() => undefined, matter);

  const wait = (delay: number): void => {
    guestEnds = elapsed + delay;
    if (writable && changes !== quietAt) deadline = now() + delay;
  };
  const timeGuest = (): void => {
    if (ignition !== 'off' || kind() !== 'guest') {
      guestEnds = null;
      if (writable) deadline = null;
    } else if (guestEnds === null) wait(QUARTER);
  };
  const beginGuest = (): void => {
    if (kind() !== 'guest' || deadline === null) timeGuest();
    else if (deadline <= now()) endGuest();
    else wait(Math.min(deadline - now(), QUARTER));
  };
  const hand = (to: string): boolean => {
    const done = change(() => {
      if (kind() === 'guest') {
        queue.wipe(owner());
        guest = newcomer(null);
        session += 1;
      }
      driver = to;
      driverConfirmed = true;
    }, 'profile');
    if (done) timeGuest();
    return done;
  };

  const expire = (): void => {
    const late = ({ start, length }: Pause): boolean =>
      length !== null && (now() < start || now() >= start + length);
    const due = all().some(({ pauses }) =>
      SETTINGS.some((name) => pauses[name] !== null && late(pauses[name])),
    );
    if (!due) return;
    changed(() => {
      for (const { pauses } of all()) {
        for (const setting of SETTINGS) {
          const pause = pauses[setting];
          if (pause === null || !late(pause)) continue;
          if (now() < pause.start) pause.start = now();
          else pauses[setting] = null;
        }
      }
    });
  };
  const endTrip = (): void => {
    const ends = ({ pauses }: Holder): readonly Setting[] =>
      SETTINGS.filter((setting) => pauses[setting]?.length === null);
    if (!all().some((one) => ends(one).length > 0)) {
      tripOverDue = false;
      return;
    }
    tripOverDue =
      changed(() => {
        for (const one of all()) for (const setting of ends(one)) one.pauses[setting] = null;
      }) !== null;
  };
  const endGuest = (): void => {
    guestEnds = null;
    if (changes === quietAt) {
      wait(QUARTER);
    } else if (hand('guest')) {
      quietAt = changes;
      deadline = null;
    } else {
      wait(SECOND);
    }
  };
  const tick = (): void => {
    if (tripOverDue) endTrip();
    expire();
  };

  /** At ignition on, the unit asks who drives. */
  const asked = (): void => {
    if (driverConfirmed) {
      changed(() => {
        driverConfirmed = false;
      });
    }
  };
  const turn = (to: typeof ignition): void => {
    const before = ignition;
    ignition = to;
    if (to === 'on' && before !== 'on') asked();
    if (to === 'off' && before !== 'off') endTrip();
    timeGuest();
  };

  const command = (asks: Command, device: Device): Refusal => {
    const me = holder();
    switch (asks.command) {
      case 'profile.load':
        if (asks.profile === driver && driver !== 'guest') {
          return changed(() => {
            driverConfirmed = true;
          });
        }
        return hand(asks.profile) ? null : ['store-failed'];
      case 'profile.confirm':
        return changed(() => {
          driverConfirmed = true;
        });
      case 'guest.accept':
        if (kind() !== 'guest') return ['not-now'];
        return changed(() => {
          me.confirmed = version();
        });
      case 'privacy.set':
        return changed(() => {
          me.settings[asks.setting] = asks.on;
          me.pauses[asks.setting] = null;
        }, `setting.${asks.setting}`);
      case 'privacy.pause':
        return changed(() => {
          const length = asks.minutes === null ? null : asks.minutes * 60 * SECOND;
          for (const setting of asks.settings) me.pauses[setting] = { start: now(), length };
          tripOverDue = false;
        }, 'pause');
      case 'privacy.resume':
        return changed(() => {
          for (const setting of asks.settings) me.pauses[setting] = null;
        });
      case 'consent.set':
        if (me.confirmed === null) return ['not-now'];
        return changed(() => {
          me.consents.set(asks.purpose, { on: asks.on, version: version() });
        }, `consent.${asks.purpose}`);
      case 'service.set':
        if (!isPrimary('switch-services')) return ['not-allowed'];
        if (asks.service === 'crash-notification' && !asks.on) {
          return refused('not-allowed', 'service.crash-notification');
        }
        return changed(() => {
          if (asks.on) off.delete(asks.service);
          else off.add(asks.service);
        }, `service.${asks.service}`);
      case 'contract.set':
        if (!isPrimary('manage-contracts')) return ['not-allowed'];
        return changed(() => {
          contracts[asks.contract] = asks.on;
        }, `contract.${asks.contract}`);
      case 'theft.consent':
        if (!isPrimary('report-theft')) return ['not-allowed'];
        return changed(() => {
          theft.consented = asks.on;
          if (!asks.on) theft.reported = false;
        }, 'theft');
      case 'theft.report':
      case 'theft.end':
        if (device !== 'control' && kind() !== 'primary') return ['not-allowed'];
        if (asks.command === 'theft.report' && !theft.consented) return ['not-allowed'];
        return changed(() => {
          theft.reported = asks.command === 'theft.report';
        }, 'theft');
      case 'notice.publish':
        if (device === 'head-unit') return ['not-allowed'];
        if (!isNewer(asks.version, version())) return refused('bad-input');
        return changed(() => {
          notices.push({ version: asks.version, changed: asks.changed });
        });
      case 'notice.confirm':
        if (me.confirmed === null) return refused('not-now');
        return changed(() => {
          me.confirmed = version();
        });
      case 'vehicle.crash':
        return ignition === 'on' ? null : ['not-now'];
      case 'vehicle.set':
        turn(asks.ignition);
        return null;
      case 'drive.start':
        turn('on');
        return null;
      case 'drive.stop':
      case 'assistant.say':
        return null;
    }
  };
  const isPrimary = (capability: keyof typeof CAPABILITIES): boolean => {
    if (CAPABILITIES[capability].length !== 1) throw new Error(`${capability} is not the primary's alone`);
    return kind() === 'primary';
  };

  const take = (offers: readonly Offer[]): void => {
    if (!writable) return;
    for (const offer of offers) {
      queue.add(offer, { now: began + offer.elapsed + shift, owner: owner(), context: context() });
    }
  };

  const act: Model['act'] = (action, offers) => {
    switch (action.what) {
      case 'ask': {
        const before = offers.filter((offer) => comesBefore(action.asks, offer));
        take(before);
        const refusal = command(action.asks, action.device);
        take(offers.filter((offer) => !before.includes(offer)));
        return refusal;
      }
      case 'set-clock':
        shift += action.seconds * SECOND;
        queue.age(now());
        return null;
      case 'writable':
        writable = action.on;
        return null;
      case 'restart':
      case 'kill':
        // The car is off when the unit starts, and what could not be stored is forgotten.
        ignition = 'off';
        [writable, tripOverDue, guestEnds] = [true, false, null];
        owed.clear();
        [changes, quietAt] = [1, -1];
        shift += action.clock * SECOND;
        beginGuest();
        tick();
        queue.age(now());
        return null;
      case 'pass':
        return null;
    }
  };

  timeGuest();
  return {
    act,
    passTo: (end, offers) => {
      let taken = 0;
      while (elapsed < end) {
        const next = Math.min(end, (Math.floor(elapsed / SECOND) + 1) * SECOND, guestEnds ?? end);
        const later = offers.findIndex((offer, index) => index >= taken && offer.elapsed > next);
        const upTo = later < 0 ? offers.length : later;
        take(offers.slice(taken, upTo));
        taken = upTo;
        elapsed = next;
        if (elapsed % SECOND === 0) tick();
        if (guestEnds !== null && elapsed >= guestEnds) endGuest();
      }
      queue.age(now());
    },
    context,
    shown: () => {
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
        driver,
        kind: kind(),
        accepted: confirmed !== null,
        driverConfirmed,
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
    },
    queue,
    ignitionOn: () => ignition === 'on',
  };
}
