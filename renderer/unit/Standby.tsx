import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { sentenceCase } from '../format/format.ts';
import { useFormat } from '../format/use-format.ts';
import { useUnitTime } from '../state/use.ts';
import styles from './Standby.module.css';

/** Ignition off: the time, and who is still loaded. The status bar above stays, so the privacy switches do too. */
export const Standby = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useUnitTime();
  const { profile, guestEnds } = state;
  const name = profile.kind === 'guest' ? t('guestName') : profile.name;
  return (
    <main className={styles.standby}>
      <h1 className={styles.title}>{t('standby.title')}</h1>
      {now !== null && (
        <>
          <p className={styles.time}>{format.clockTime(now)}</p>
          <p className={styles.day}>{sentenceCase(state.language, format.day(now))}</p>
        </>
      )}
      <p className={styles.text}>
        {t('standby.text')} · {t('standby.driver', { name })}
      </p>
      {/* R5 */}
      {guestEnds !== null && (
        <p className={styles.ends}>
          {t('standby.guestEnds', { time: format.clockTime(Date.parse(guestEnds)) })}
        </p>
      )}
    </main>
  );
};
