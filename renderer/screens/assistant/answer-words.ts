import { useTranslation } from 'react-i18next';
import type { Answer, Outcome } from '../../../src/contract/assistant.ts';
import type { Called, Track } from '../../../src/contract/cabin-choices.ts';
import { degrees, enumeration } from '../../format/format.ts';
import type { Setting } from '../../state/switches.ts';
import { useUnit } from '../../state/use.ts';

/** Where an answer leads. */
export type Way =
  | { readonly to: 'switch'; readonly setting: Setting }
  | { readonly to: 'leaves' | 'services' | 'terms' | 'map' };

/** An answer as the driver reads and hears it. */
export type Worded = { readonly text: string; readonly more: string | null; readonly way: Way | null };

type Cause = 'voiceData' | 'not-accepted' | 'switched-off' | 'store-not-trusted';

const WAY_OF_CAUSE: Readonly<Record<Cause, Way | null>> = {
  voiceData: { to: 'switch', setting: 'voiceData' },
  'not-accepted': { to: 'terms' },
  'switched-off': { to: 'services' },
  'store-not-trusted': null,
};

const WAYS: Partial<Readonly<Record<Outcome, Way>>> = {
  'destination-set': { to: 'map' },
  'privacy-leaves': { to: 'leaves' },
};

const leavesOf = ({ geolocation, voiceData }: Answer['values']) => {
  if (geolocation === true) return voiceData === true ? 'both' : 'geolocation';
  return voiceData === true ? 'voiceData' : 'none';
};

/** Words the outcomes of the unit in the driver's language. */
export const useAnswerWords = (): ((answer: Answer) => Worded) => {
  const { t, i18n } = useTranslation();
  const units = useUnit(({ state }) => state?.preferences.units ?? 'metric');
  const routes = useUnit((unit) => unit.routes);

  const textOf = ({ outcome, values }: Answer): string => {
    if (outcome === 'privacy-leaves') return t(`assistant.answer.privacy-leaves-${leavesOf(values)}`);
    return t(`assistant.answer.${outcome}`, {
      name: String(values['name'] ?? ''),
      temperature: degrees(i18n.language, Number(values['temperature'] ?? 0), units),
      to: values['to'] === undefined ? '' : t(`assistant.called.${values['to'] as Called}`),
      track: values['track'] === undefined ? '' : t(`assistant.track.${values['track'] as Track}`),
      setting: values['setting'] === undefined ? '' : t(`switch.${values['setting'] as Setting}`),
    });
  };

  const moreOf = ({ outcome, values }: Answer): Omit<Worded, 'text'> => {
    if (outcome === 'destination-unknown') {
      const names = [...new Set((routes ?? []).flatMap(({ places }) => places.map(({ name }) => name)))];
      const more =
        names.length === 0 ? null : t('assistant.knownPlaces', { places: enumeration(i18n.language, names) });
      return { more, way: null };
    }
    const cause = values['cause'] as Cause | undefined;
    if (cause !== undefined) {
      const why = values['paused'] === true && cause === 'voiceData' ? 'paused' : cause;
      return { more: t(`assistant.cause.${why}`), way: WAY_OF_CAUSE[cause] };
    }
    if (values['limited'] === true) {
      return { more: t('assistant.limited'), way: { to: 'switch', setting: 'geolocation' } };
    }
    if (outcome === 'privacy-open-switch') {
      return { more: null, way: { to: 'switch', setting: values['setting'] as Setting } };
    }
    return { more: null, way: WAYS[outcome] ?? null };
  };

  return (answer) => ({ text: textOf(answer), ...moreOf(answer) });
};
