import type { Origin } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { LedgerVerdict, PrivacyState, SettingState } from '../contract/schemas.ts';
import type { ContextRecord } from '../ledger/context-record.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { type Decision, decide } from '../privacy/decide.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import type { Setting } from '../privacy/vocabulary.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { served } from '../services/services.ts';
import type { Subscriptions } from '../services/subscriptions.ts';
import type { VehicleChoices } from '../services/vehicle-choices.ts';
import { type Store, storeFault } from '../store/open.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** What a change puts on the record (R30). */
export type Recorded = { readonly subject: string; readonly value: string };

/** The privacy state of a unit: the context in force, and the one way to change it. */
export type Privacy = {
  readonly context: () => PrivacyContext;
  readonly state: () => PrivacyState;
  readonly decide: (signal: string, kind?: MessageKind) => Decision;
  /**
   * Carries out `work` on the store, records what it returns, takes out of the queue what the new context forbids, all in one durable
   * transaction, and then makes the publisher let go. When this returns, the guarantee of R26 holds.
   *
   * INVARIANT: a change that can't be made durable shuts the gate (R28), until a change of the same `matter` can: another one that
   * succeeds meanwhile, such as the unit's own, doesn't answer for it.
   * @param matter what is changed: `setting.geolocation`, `profile`, …
   * @throws UnitError `store-failed` if the change could not be stored; whatever UnitError `work` throws, with nothing changed
   */
  readonly change: (origin: Origin, work: () => readonly Recorded[], matter?: string) => void;
  /** Checks the record anew; a broken chain shuts what rests on consent (R28, R30). */
  readonly verify: () => LedgerVerdict;
  /** The verdict of the last check. */
  readonly verdict: () => LedgerVerdict;
};

type Parts = {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly subscriptions: Subscriptions;
  readonly vehicleChoices: VehicleChoices;
  readonly ledger: Ledger;
  readonly record: ContextRecord;
  readonly now: () => number;
  /** Telemetry asks for the context, so it can only be made after this. */
  readonly telemetry: () => Telemetry;
  readonly changed: () => void;
};

/** Signals that stand for what a switch governs, to tell what is in force. */
const GOVERNED: Readonly<Record<Setting, readonly [signal: string, kind: MessageKind]>> = {
  geolocation: ['Vehicle.CurrentLocation.Latitude', 'telemetry'],
  voiceData: ['Private.Voice.Transcript', 'utterance'],
};

const failed = (error: unknown): UnitError =>
  error instanceof UnitError
    ? error
    : (storeFault(error) ??
      new UnitError(
        'store-failed',
        'The change could not be stored, so nothing leaves the car.',
        'Try it again.',
        'not-stored',
      ));

export const createPrivacy = (parts: Parts): Privacy => {
  const { store, profiles, subscriptions, vehicleChoices, ledger, record } = parts;
  let verdict = ledger.verify();
  /** What somebody asked for and could not be stored: as long as there is any, nothing leaves. */
  const owed = new Set<string>();
  /** The pauses as they were when the context was read: what is shown is what is in force. */
  let pauses = profiles.paused(parts.now());
  let recorded = '';

  const read = (epoch: number): PrivacyContext => {
    const { id, kind } = profiles.active();
    pauses = profiles.paused(parts.now());
    const services = subscriptions.on();
    return Object.freeze({
      epoch,
      store: owed.size > 0 ? 'unwritable' : store.status(),
      ledger: verdict.status,
      profile: Object.freeze({ id, kind }),
      accepted: profiles.accepted(),
      settings: Object.freeze(profiles.settings()),
      paused: Object.freeze({
        geolocation: pauses.geolocation !== null,
        voiceData: pauses.voiceData !== null,
      }),
      consents: Object.freeze(profiles.consents()),
      services,
      served: Object.freeze(served(services)),
      contracts: Object.freeze(vehicleChoices.contracts()),
      theft: Object.freeze(vehicleChoices.theft()),
      noticeVersion: profiles.notice().version,
    });
  };

  let context = read(1);

  const settingState = (setting: Setting): SettingState => {
    const pause = pauses[setting];
    const [signal, kind] = GOVERNED[setting];
    return {
      requested: context.settings[setting],
      effective: decide(signal, context, kind).outcome === 'publish',
      ...(pause === null
        ? {}
        : { until: pause.until === 'ignition-off' ? pause.until : new Date(pause.until).toISOString() }),
    };
  };

  /** What the record of contexts needs to know: two that differ in their epoch alone are one. */
  const keep = (next: PrivacyContext, at: number): void => {
    const facts = JSON.stringify({ ...next, epoch: 0, services: [...next.services] });
    if (facts === recorded) return;
    record.write(next, at);
    recorded = facts;
  };

  const transact = (origin: Origin, work: () => readonly Recorded[]): PrivacyContext =>
    store.database
      .transaction((): PrivacyContext => {
        const entries = work();
        const next = read(context.epoch + 1);
        const { profile, noticeVersion } = next;
        const at = parts.now();
        for (const entry of entries) {
          ledger.append({
            at,
            profile: profile.id,
            profileKind: profile.kind,
            noticeVersion,
            ...entry,
            ...origin,
          });
        }
        keep(next, at);
        // What waits is judged by the choices alone: a store that could not be written keeps it in, and is no reason to lose it.
        parts.telemetry().purge({ ...next, store: store.status() });
        return next;
      })
      .immediate();

  const shut = (changes: Pick<PrivacyContext, 'store'> | Pick<PrivacyContext, 'ledger'>): void => {
    context = Object.freeze({ ...context, epoch: context.epoch + 1, ...changes });
  };

  return {
    context: () => context,
    state: () => ({ geolocation: settingState('geolocation'), voiceData: settingState('voiceData') }),
    decide: (signal, kind) => decide(signal, context, kind),
    change: (origin, work, matter = 'other') => {
      const before = [...owed];
      owed.delete(matter);
      try {
        context = transact(origin, work);
      } catch (error) {
        for (const debt of before) owed.add(debt);
        recorded = '';
        if (error instanceof UnitError && error.code !== 'store-failed') throw error;
        owed.add(matter);
        shut({ store: 'unwritable' });
        throw failed(error);
      } finally {
        parts.telemetry().enforce();
        parts.changed();
      }
    },
    verify: () => {
      verdict = ledger.verify();
      if (verdict.status === context.ledger) return verdict;
      shut({ ledger: verdict.status });
      try {
        store.database
          .transaction(() => {
            keep(context, parts.now());
            parts.telemetry().purge(context);
          })
          .immediate();
      } catch (error) {
        owed.add('ledger');
        shut({ store: 'unwritable' });
        throw failed(error);
      } finally {
        parts.telemetry().enforce();
        parts.changed();
      }
      return verdict;
    },
    verdict: () => verdict,
  };
};
