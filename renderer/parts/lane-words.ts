import { useTranslation } from 'react-i18next';
import { clockTime, enumeration, sentenceCase, wholeNumber } from '../format/format.ts';
import { type Lane, type LaneMode, wayTo, withheldOf } from '../state/leaving.ts';
import { useReason } from './reason-words.ts';

/** Everything that is said of a lane, as it stands in the picture. */
export type LaneWords = {
  readonly name: string;
  /** Open, shut or what else, in a word. */
  readonly word: string;
  readonly why: string;
  /** How much stayed because of it. */
  readonly kept: string | null;
  readonly figure: string;
  readonly unit: string;
  /** Who receives it, or what it waits for; null where it is shut. */
  readonly whither: string | null;
  /** What became of it: when the last one left, what was taken back. */
  readonly since: string;
  /** Who would receive it, where the picture has no room to say so. */
  readonly who: string | null;
  /** Where a touch leads. */
  readonly way: string;
};

export const joined = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');

/** The words of a lane in a mode. */
export const useLaneWords = (): ((lane: Lane, mode: LaneMode) => LaneWords) => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const reason = useReason();
  const counted = (key: 'kept' | 'required' | 'withdrawn', number: number): string | null =>
    number === 0 ? null : t(`leaves.${key}`, { number: wholeNumber(language, number) });

  const lastOf = ({ counts }: Lane): string => {
    const last = counts?.left.lastAt ?? null;
    return last === null ? t('leaves.never') : t('leaves.last', { time: clockTime(Date.parse(last)) });
  };
  const whoOf = ({ recipients }: Lane): string | null =>
    recipients.length === 0
      ? null
      : t('leaves.to', {
          who: enumeration(
            language,
            recipients.map((recipient) => t(`leaves.recipient.${recipient}`)),
          ),
        });
  const whitherOf = (mode: LaneMode, who: string | null): string | null => {
    switch (mode) {
      case 'open':
        return who;
      case 'waits':
        return t('leaves.noConnection');
      case 'rests':
        return t('leaves.ignition');
      case 'shut':
        return null;
    }
  };
  const sinceOf = (lane: Lane, mode: LaneMode): string =>
    mode === 'shut'
      ? joined([
          lastOf(lane),
          counted('withdrawn', lane.counts?.purged ?? 0),
          counted('required', (lane.counts?.acknowledged ?? 0) - (lane.counts?.left.total ?? 0)),
        ])
      : lastOf(lane);

  return (lane, mode) => {
    const { category, counts, open } = lane;
    const waits = mode === 'waits';
    const kept = open || counts === null ? 0 : withheldOf(counts);
    const who = whoOf(lane);
    const whither = whitherOf(mode, who);
    const since = sinceOf(lane, mode);
    return {
      name: t(`category.${category}`),
      word: t(`leaves.mode.${mode}`),
      why: reason(lane),
      kept: counted('kept', kept),
      figure: counts === null ? '–' : wholeNumber(language, waits ? counts.queued : counts.left.lastMinute),
      unit: t(waits ? 'leaves.queued' : 'leaves.perMinute'),
      whither: whither === null ? null : sentenceCase(language, whither),
      since: whither === null ? sentenceCase(language, since) : since,
      who: mode === 'open' ? null : who,
      way: t(`leaves.way.${wayTo(lane).to}`),
    };
  };
};
