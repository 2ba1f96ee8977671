import type { Origin } from '../contract/dispatch.ts';
import { type ErrorCode, UnitError } from '../contract/errors.ts';
import type { PrivacyState, SettingState } from '../contract/schemas.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { type Decision, decide } from '../privacy/decide.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { type Store, storeFault } from '../store/open.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { NOTICE_VERSION } from './documents.ts';

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
   * INVARIANT: a change that can't be made durable shuts the gate (R28), until one can.
   * @throws UnitError `store-failed` if the change could not be stored; whatever UnitError `work` throws, with nothing changed
   */
  readonly change: (origin: Origin, work: () => readonly Recorded[]) => void;
};

type Parts = {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly ledger: Ledger;
  readonly now: () => number;
  /** Telemetry asks for the context, so it can only be made after this. */
  readonly telemetry: () => Telemetry;
  readonly changed: () => void;
};

/** Signals that stand for what a switch governs, to tell what is in force. */
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const TRANSCRIPT = 'Private.Voice.Transcript';

const failed = (error: unknown): UnitError => {
  const fault = storeFault(error);
  if (fault !== null) return fault;
  const code: ErrorCode = 'store-failed';
  return new UnitError(code, 'The change could not be stored, so nothing leaves the car.', 'Try it again.');
};

export const createPrivacy = (parts: Parts): Privacy => {
  const { store, profiles, ledger } = parts;

  const read = (epoch: number): PrivacyContext => {
    const { id, kind } = profiles.active();
    return Object.freeze({
      epoch,
      store: store.status(),
      profile: Object.freeze({ id, kind }),
      accepted: profiles.accepted(),
      settings: Object.freeze(profiles.settings()),
      consents: Object.freeze(profiles.consents()),
      noticeVersion: NOTICE_VERSION,
    });
  };

  let context = read(1);

  const settingState = (requested: boolean, signal: string, kind: MessageKind): SettingState => ({
    requested,
    effective: decide(signal, context, kind).outcome === 'publish',
  });

  const transact = (origin: Origin, work: () => readonly Recorded[]): PrivacyContext =>
    store.database
      .transaction((): PrivacyContext => {
        const recorded = work();
        const next = read(context.epoch + 1);
        const { id: profile, kind: profileKind } = next.profile;
        for (const entry of recorded) {
          ledger.append({
            at: parts.now(),
            profile,
            profileKind,
            noticeVersion: NOTICE_VERSION,
            ...entry,
            ...origin,
          });
        }
        parts.telemetry().purge(next);
        return next;
      })
      .immediate();

  return {
    context: () => context,
    state: () => ({
      geolocation: settingState(context.settings.geolocation, LATITUDE, 'telemetry'),
      voiceData: settingState(context.settings.voiceData, TRANSCRIPT, 'utterance'),
    }),
    decide: (signal, kind) => decide(signal, context, kind),
    change: (origin, work) => {
      try {
        context = transact(origin, work);
      } catch (error) {
        if (error instanceof UnitError && error.code !== 'store-failed') throw error;
        context = Object.freeze({ ...context, epoch: context.epoch + 1, store: 'unwritable' });
        throw error instanceof UnitError ? error : failed(error);
      } finally {
        parts.telemetry().enforce();
        parts.changed();
      }
    },
  };
};
