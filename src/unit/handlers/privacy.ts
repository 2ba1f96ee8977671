import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { Decision } from '../../privacy/decide.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../../privacy/signals.ts';
import { serviceStates } from '../../services/services.ts';
import type { Room } from '../room.ts';

type PrivacyCommand =
  | 'privacy.get'
  | 'privacy.set'
  | 'privacy.why'
  | 'privacy.decisions'
  | 'consent.set'
  | 'service.list';

const onOff = (on: boolean): string => (on ? 'on' : 'off');

/** The kind of message that carries a signal in regular use: words leave as an utterance, all else as telemetry. */
const regularKind = (signal: string): MessageKind =>
  SIGNAL_CATALOGUE.get(signal) === 'voice' ? 'utterance' : 'telemetry';

/** The switches, the consents, and why. */
export const privacyHandlers = (room: Room): Pick<Handlers, PrivacyCommand> => {
  const { privacy, profiles } = room;

  const decisions = (): readonly Decision[] => {
    const regular = [...SIGNAL_CATALOGUE.keys()].map((signal) => privacy.decide(signal, regularKind(signal)));
    const mandatory = (Object.keys(MESSAGE_KINDS) as MessageKind[]).flatMap((kind) =>
      [...(MESSAGE_KINDS[kind].mandatory?.minimalSet ?? [])].map((signal) => privacy.decide(signal, kind)),
    );
    return [...regular, ...mandatory];
  };

  return {
    'privacy.get': () => privacy.state(),
    'privacy.set': ({ setting, on }, origin) => {
      privacy.change(origin, () => {
        const before = profiles.settings()[setting];
        profiles.set(setting, on);
        return before === on ? [] : [{ subject: `setting.${setting}`, value: onOff(on) }];
      });
      return privacy.state();
    },
    'privacy.why': ({ signal }) => privacy.decide(signal, regularKind(signal)),
    'privacy.decisions': () => [...decisions()],
    'consent.set': ({ purpose, on }, origin) => {
      if (profiles.active().kind === 'guest' && !profiles.accepted()) {
        throw new UnitError(
          'not-now',
          'A guest can give consents only after accepting the terms and confirming the privacy notice.',
          'Use guest.accept first.',
        );
      }
      privacy.change(origin, () => {
        const before = profiles.consents()[purpose];
        profiles.setConsent(purpose, on);
        return before === on ? [] : [{ subject: `consent.${purpose}`, value: onOff(on) }];
      });
      return { ...privacy.context().consents };
    },
    'service.list': () => [...serviceStates(privacy.context())],
  };
};
