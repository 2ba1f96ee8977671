import type { Handlers, Origin } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import { type Decision, decide } from '../../privacy/decide.ts';
import {
  factsOf,
  isMandatory,
  legalBasisOf,
  MESSAGE_KIND_NAMES,
  type MessageKind,
} from '../../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../../privacy/signals.ts';
import { SETTINGS, type Setting } from '../../privacy/vocabulary.ts';
import type { Room } from '../room.ts';

type PrivacyCommand =
  | 'privacy.get'
  | 'privacy.set'
  | 'privacy.pause'
  | 'privacy.resume'
  | 'privacy.why'
  | 'privacy.decisions'
  | 'message.list'
  | 'consent.set';

const onOff = (on: boolean): string => (on ? 'on' : 'off');

const settingsOf = (setting: Setting | undefined): readonly Setting[] =>
  setting === undefined ? SETTINGS : [setting];

/** The kind of message that carries a signal in regular use: words leave as an utterance, all else as telemetry. */
const regularKind = (signal: string): MessageKind =>
  SIGNAL_CATALOGUE.get(signal) === 'voice' ? 'utterance' : 'telemetry';

/** The switches, their pauses, the consents, and why. */
export const privacyHandlers = (room: Room): Pick<Handlers, PrivacyCommand> => {
  const { privacy, profiles, pauses } = room;

  const decisions = (): readonly Decision[] => {
    const regular = [...SIGNAL_CATALOGUE.keys()].map((signal) => privacy.decide(signal, regularKind(signal)));
    const narrow = MESSAGE_KIND_NAMES.flatMap((kind) =>
      [...(factsOf(kind).minimalSet ?? [])].map((signal) => privacy.decide(signal, kind)),
    );
    return [...regular, ...narrow];
  };

  /** The decision as it would have been at a time in the past, from the record of contexts (R29). */
  const whyAt = (signal: string, kind: MessageKind, at: string, origin: Origin): Decision => {
    const context = room.record.at(Date.parse(at));
    if (context === null) {
      throw new UnitError('bad-input', `The record does not go back to ${at}.`, 'Ask for a later time.');
    }
    if (origin.device === 'head-unit' && context.profile.id !== profiles.active().id) {
      throw new UnitError(
        'not-allowed',
        `Another driver was loaded at ${at}, and that is theirs to see.`,
        'Ask for a time of your own.',
      );
    }
    return decide(signal, context, kind);
  };

  return {
    'privacy.get': () => privacy.state(),
    'privacy.set': ({ setting, on }, origin) => {
      privacy.change(
        origin,
        () => {
          const before = profiles.settings()[setting];
          // Whoever sets a switch by hand has ended its pause.
          const paused = profiles.paused(room.now())[setting] !== null;
          if (paused) profiles.resume(setting);
          profiles.set(setting, on);
          return [
            ...(paused ? [{ subject: `pause.${setting}`, value: 'ended by the switch' }] : []),
            ...(before === on ? [] : [{ subject: `setting.${setting}`, value: onOff(on) }]),
          ];
        },
        `setting.${setting}`,
      );
      pauses.reschedule();
      return privacy.state();
    },
    'privacy.pause': (argument, origin) => {
      pauses.pause(origin, settingsOf(argument.setting), 'minutes' in argument ? argument.minutes : null);
      return privacy.state();
    },
    'privacy.resume': (argument, origin) => {
      pauses.resume(origin, settingsOf(argument?.setting));
      return privacy.state();
    },
    'privacy.why': ({ signal, kind = regularKind(signal), at }, origin) =>
      at === undefined ? privacy.decide(signal, kind) : whyAt(signal, kind, at, origin),
    'privacy.decisions': () => [...decisions()],
    'message.list': () =>
      MESSAGE_KIND_NAMES.map((kind) => {
        const { topic, purpose, recipient, ground, minimalSet } = factsOf(kind);
        const judged =
          minimalSet === null ? null : [...minimalSet].map((signal) => privacy.decide(signal, kind));
        const restsOn = privacy.decide('', kind).because.restsOn;
        return {
          kind,
          topic,
          purpose,
          recipient,
          legalBasis: legalBasisOf(kind, 'telematics'),
          rests: ground.rests,
          restsOn,
          mandatory: isMandatory(kind),
          signals:
            judged?.map(({ signal, outcome, because }) => ({
              signal,
              leaves: outcome === 'publish',
              reason: because.reason,
            })) ?? null,
        };
      }),
    'consent.set': ({ purpose, on }, origin) => {
      if (profiles.active().kind === 'guest' && !profiles.accepted()) {
        throw new UnitError(
          'not-now',
          'A guest can give consents only after accepting the terms and confirming the privacy notice.',
          'Use guest.accept first.',
          'terms-first',
        );
      }
      privacy.change(
        origin,
        () => {
          const before = profiles.consents()[purpose];
          const asked = profiles.notice().changed.includes(purpose) || profiles.suspended().includes(purpose);
          profiles.setConsent(purpose, on);
          return before === on && !asked ? [] : [{ subject: `consent.${purpose}`, value: onOff(on) }];
        },
        `consent.${purpose}`,
      );
      return { ...privacy.context().consents };
    },
  };
};
