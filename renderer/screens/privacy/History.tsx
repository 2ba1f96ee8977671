import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../../src/contract/schemas.ts';
import { moment } from '../../format/format.ts';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import { historyOf } from '../../state/history.ts';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import styles from './History.module.css';

/** The words for a row of the ledger; what has none yet is shown as it is recorded, never left out. */
const useEntryWords = () => {
  const { t } = useTranslation();
  const look = t as (key: string, options?: object) => string;
  const known = (key: string, otherwise: string): string => (i18next.exists(key) ? look(key) : otherwise);
  return {
    what: ({ subject, value }: LedgerEntry): string => {
      const subjects = t('history.subject', { returnObjects: true });
      const pattern = Object.entries(subjects).find(([name]) => name === subject)?.[1];
      const said = value === 'on' || value === 'off' ? t(`history.${value}`) : value;
      return pattern === undefined ? `${subject} ${value}` : pattern.replace('{{value}}', said);
    },
    where: ({ device, screen }: LedgerEntry): string => {
      const on = known(`history.device.${device}`, device);
      return screen === null
        ? on
        : t('history.where', { device: on, screen: known(`history.screen.${screen}`, screen) });
    },
  };
};

/** R30, R31: what was accepted, consented and switched, newest first; shorter while the car moves. */
export const History = () => {
  const { t, i18n } = useTranslation();
  const recorded = useUnit((unit) => unit.ledger);
  const loaded = useUnit(({ state }) => state?.profile);
  const profiles = useUnit((unit) => unit.profiles);
  const moving = useUnit(isMoving);
  const words = useEntryWords();
  const ledger = recorded === null || loaded === undefined ? null : historyOf(recorded, loaded);
  if (ledger === null || ledger.length === 0) {
    return (
      <p role="status" className={styles.empty}>
        {t(ledger === null ? 'history.loading' : 'history.empty')}
      </p>
    );
  }
  const shown = moving ? ledger.slice(0, LONGEST_LIST) : ledger;
  const who = ({ profile, profileKind }: LedgerEntry): string =>
    profileKind === 'guest'
      ? t('guestName')
      : (profiles?.find(({ id }) => id === profile)?.name ?? t(`role.${profileKind}`));
  return (
    <div className={styles.history}>
      <ul aria-label={t('history.list')}>
        {shown.map((entry) => (
          <li key={entry.id} className={styles.row}>
            <span className={styles.what}>{words.what(entry)}</span>
            <span className={styles.who}>{who(entry)}</span>
            <span className={styles.where}>{words.where(entry)}</span>
            <time className={styles.when} dateTime={entry.at}>
              {moment(i18n.language, entry.at)}
            </time>
          </li>
        ))}
      </ul>
      {shown.length < ledger.length && <p className={styles.note}>{t('history.shortened')}</p>}
    </div>
  );
};
