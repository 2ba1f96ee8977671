import { Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../src/contract/commands.ts';
import { enumeration } from '../../format/format.ts';
import { useUnit } from '../../state/use.ts';
import type en from '../../text/en.json';
import styles from './Mandatory.module.css';

type Part = keyof (typeof en)['mandatory']['part'];
const KIND = 'crash-notification';

/** R24: what goes out whatever the switches say, on what ground, and what it goes without while geolocation is off. */
export const Mandatory = () => {
  const { t, i18n } = useTranslation();
  const decisions = useUnit((unit) => unit.decisions);
  const parts = decisions?.filter(({ because }) => because.kind === KIND) ?? [];
  if (parts.length === 0) return null;
  const words: Partial<Record<Part, string>> = t('mandatory.part', { returnObjects: true });
  const named = (outcome: Result<'privacy.decisions'>[number]['outcome']): string =>
    enumeration(i18n.language, [
      ...new Set(
        parts.filter((part) => part.outcome === outcome).map(({ signal }) => words[signal as Part] ?? signal),
      ),
    ]);
  const contains = named('publish');
  const without = named('withhold');
  return (
    <section className={styles.mandatory} aria-labelledby="mandatory-title">
      <h2 id="mandatory-title" className={styles.title}>
        {t('mandatory.title')}
      </h2>
      <div className={styles.message}>
        <Siren aria-hidden strokeWidth={1.5} className={styles.sign} />
        <h3 className={styles.name}>{t(`mandatory.${KIND}`)}</h3>
        <p>{t('mandatory.when')}</p>
        {contains !== '' && <p>{t('mandatory.contains', { what: contains })}</p>}
        {without !== '' && <p>{t('mandatory.without', { what: without })}</p>}
      </div>
    </section>
  );
};
