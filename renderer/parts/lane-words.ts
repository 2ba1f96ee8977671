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
  /** Who receives it, while it is open. */
  readonly to: string | null;
  /** What became of it: when the last one left, what waits for, what was taken back. */
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
  const sinceOf = (lane: Lane, mode: LaneMode): string => {
    const { counts } = lane;
    switch (mode) {
      case 'open':
        return lastOf(lane);
      case 'waits':
        return joined([t('leaves.noConnection'), lastOf(lane)]);
      case 'rests':
        return joined([t('leaves.ignition'), lastOf(lane)]);
      case 'shut':
        return joined([
          lastOf(lane),
          counted('withdrawn', counts?.purged ?? 0),
          counted('required', (counts?.acknowledged ?? 0) - (counts?.left.total ?? 0)),
        ]);
    }
  };

  return (lane, mode) => {
    const { category, counts, open } = lane;
    const waits = mode === 'waits';
    const kept = open || counts === null ? 0 : withheldOf(counts);
    const who = whoOf(lane);
    const to = mode === 'open' && who !== null ? sentenceCase(language, who) : null;
    const since = sinceOf(lane, mode);
    return {
      name: t(`category.${category}`),
      word: t(`leaves.mode.${mode}`),
      why: reason(lane),
      kept: counted('kept', kept),
      figure: counts === null ? '–' : wholeNumber(language, waits ? counts.queued : counts.left.lastMinute),
      unit: t(waits ? 'leaves.queued' : 'leaves.perMinute'),
      to,
      since: to === null ? sentenceCase(language, since) : since,
      who: mode === 'open' ? null : who,
      way: t(`leaves.way.${wayTo(lane).to}`),
    };
  };
};
