import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../../src/contract/schemas.ts';
import { Note } from '../../parts/Note.tsx';
import styles from './SettingsScreen.module.css';

/** What this unit is, and what it is called outside. */
export const About = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const title = useId();
  const { vehicle, noticeVersion, termsVersion } = state;
  const facts = [
    [t('settings.vehicle'), vehicle.name],
    [t('settings.pseudonym'), vehicle.pseudonym],
    [t('settings.notice'), t('settings.version', { version: noticeVersion })],
    [t('settings.terms'), t('settings.version', { version: termsVersion })],
  ] as const;
  return (
    <section className={styles.about} aria-labelledby={title}>
      <h2 id={title} className={styles.label}>
        {t('settings.about')}
      </h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Note>{t('settings.pseudonymText')}</Note>
    </section>
  );
};
