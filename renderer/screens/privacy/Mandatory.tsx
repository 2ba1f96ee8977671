import { Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../src/contract/commands.ts';
import { enumeration, sentenceCase } from '../../format/format.ts';
import { useUnit } from '../../state/use.ts';
import type en from '../../text/en.json';
import styles from './Mandatory.module.css';

type Part = keyof (typeof en)['mandatory']['part'];
const KIND = 'crash-notification';

const Fact = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{text}</dd>
  </div>
);

/** R24: what goes out whatever the switches say, on what ground, and what it goes without while geolocation is off. */
export const Mandatory = () => {
  const { t, i18n } = useTranslation();
  const decisions = useUnit((unit) => unit.decisions);
  const parts = decisions?.filter(({ because }) => because.kind === KIND) ?? [];
  if (parts.length === 0) return null;
  const words: Partial<Record<Part, string>> = t('mandatory.part', { returnObjects: true });
  const named = (outcome: Result<'privacy.decisions'>[number]['outcome']): string =>
    sentenceCase(
      i18n.language,
      enumeration(i18n.language, [
        ...new Set(
          parts
            .filter((part) => part.outcome === outcome)
            .map(({ signal }) => words[signal as Part] ?? signal),
        ),
      ]),
    );
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
        <dl className={styles.facts}>
          <Fact name={t('mandatory.when')} text={t('mandatory.whenText')} />
          <Fact name={t('mandatory.to')} text={t('mandatory.toText')} />
          <Fact name={t('mandatory.ground')} text={t('mandatory.groundText')} />
          {contains !== '' && <Fact name={t('mandatory.contains')} text={contains} />}
          {without !== '' && (
            <Fact name={t('mandatory.without')} text={t('mandatory.withoutText', { what: without })} />
          )}
        </dl>
      </div>
    </section>
  );
};
