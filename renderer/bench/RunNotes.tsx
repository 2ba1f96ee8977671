import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import type { Run } from '../state/scenario.ts';
import styles from './Scenario.module.css';
import { useLaneNames } from './time-line-words.ts';

type Note = Run['notes'][number];

/** What the result is to be read with: what this unit had that a unit of the scenario's own would not. */
export const RunNotes = ({ run }: { readonly run: Run }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf } = useLaneNames();
  if (run.notes.length === 0) return null;
  const wordsOf = ({ key, values }: Note): string => {
    const names = String(values['names'] ?? '');
    return t(`bench.scenario.note.${key}`, {
      names: format.enumeration(names.split(', ').map(nameOf)),
      step: String(values['step'] ?? ''),
    });
  };
  return (
    <section className={styles.part} aria-label={t('bench.scenario.notes')}>
      <p className={styles.title}>{t('bench.scenario.notes')}</p>
      <ul>
        {run.notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added at the end
          <li key={index}>{wordsOf(note)}</li>
        ))}
      </ul>
    </section>
  );
};
