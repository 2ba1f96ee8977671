import type { PrivacyContext } from '../privacy/context.ts';
import { MESSAGE_KIND_NAMES, type MessageKind } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import { CONSENT_PURPOSES, CONTRACTS, DATA_CATEGORIES, type DataCategory } from '../privacy/vocabulary.ts';
import { referenceAllows, SERVICE_IDS, sortOf } from './reference.ts';

const SIGNALS = [...SIGNAL_CATALOGUE.keys()];

/** Whether the reference model lets anything of a category leave on a topic; what is asked again is answered at once. */
export const openIn = (context: PrivacyContext) => {
  const known = new Map<string, boolean>();
  return (category: string, topic: string): boolean => {
    const kind: MessageKind = MESSAGE_KIND_NAMES.find((one) => topic.endsWith(`event/${one}`)) ?? 'telemetry';
    const name = `${category} ${kind}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const open = SIGNALS.some(
      (signal) => sortOf(signal) === category && referenceAllows(signal, context, kind),
    );
    known.set(name, open);
    return open;
  };
};

/** What the two switches rest on. */
export type Switched = Pick<PrivacyContext, 'profile' | 'accepted' | 'settings' | 'paused' | 'theft'>;

const each = <N extends string, T>(names: readonly N[], value: (name: N) => T): Record<N, T> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<N, T>;

/** Whether the reference model lets anything of a category leave on a topic, where all that has no switch is on. */
export const openBySwitches = (switched: Switched): ((category: DataCategory, topic: string) => boolean) =>
  openIn({
    ...switched,
    epoch: 1,
    store: 'ok',
    ledger: 'ok',
    consents: each(CONSENT_PURPOSES, () => true),
    services: new Set(SERVICE_IDS),
    served: each(DATA_CATEGORIES, () => true),
    contracts: each(CONTRACTS, () => true),
    noticeVersion: '',
  });
