import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import type { Run } from '../state/scenario.ts';
import { type Entry, entriesOf } from './time-line.ts';
import { useLaneNames } from './time-line-words.ts';

/** The time line in words, in the order of time: all that the picture shows. */
export const TimeLineList = ({ run }: { readonly run: Run }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf } = useLaneNames();

  const wordsOf = (entry: Entry) => {
    switch (entry.is) {
      case 'step':
        return (
          <>
            {t(`bench.scenario.step.${entry.step.state}`, { number: entry.number })}{' '}
            <span lang="en">{entry.step.says}</span>
          </>
        );
      case 'switch':
        return t(entry.on ? 'bench.scenario.isOn' : 'bench.scenario.isOff', { name: nameOf(entry.lane) });
      case 'messages': {
        const { count, to } = entry.burst;
        return t('bench.scenario.received', {
          name: nameOf(entry.lane),
          count,
          number: format.wholeNumber(count),
          until: format.stopwatch(to, 1),
        });
      }
      case 'expectation':
        return (
          <>
            {t(`bench.scenario.verdict.${entry.of.verdict}`)}: <span lang="en">{entry.of.says}</span>
          </>
        );
    }
  };
  return (
    <ol aria-label={t('bench.scenario.inWords')}>
      {entriesOf(run).map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is told has no name of its own
        <li key={index}>
          <time dateTime={`PT${entry.at / 1_000}S`}>{format.stopwatch(entry.at, 1)}</time>
          <span>{wordsOf(entry)}</span>
        </li>
      ))}
    </ol>
  );
};
