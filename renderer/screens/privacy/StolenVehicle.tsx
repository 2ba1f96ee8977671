import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { SwitchRow } from '../../parts/SwitchRow.tsx';
import { act } from '../../state/commands.ts';
import { turnTheftConsent } from '../../state/switches.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Mandatory.module.css';

/** R27: prior consent, report and end. Nothing before the report, and nothing after the end. */
export const StolenVehicle = () => {
  const { t } = useTranslation();
  const theft = useUnit(({ state }) => state?.theft);
  const may = useUnit(({ state }) => state?.capabilities.includes('report-theft') ?? false);
  if (theft === undefined) return null;
  const { consented, reported } = theft;
  return (
    <section className={styles.mandatory} aria-labelledby="theft-title">
      <h2 id="theft-title" className={styles.title}>
        {t('theft.title')}
      </h2>
      {may ? (
        <SwitchRow
          name="theft.consent"
          label={t('theft.consent')}
          text={t('theft.text')}
          on={consented}
          plain
          onTurn={(on) => void turnTheftConsent(on)}
        />
      ) : (
        <Note>
          {t('theft.text')} {t(consented ? 'theft.consented' : 'theft.notConsented')}
        </Note>
      )}
      {consented && (
        <p className={styles.theft} data-reported={reported || undefined}>
          {t(reported ? 'theft.reported' : 'theft.notReported')}
        </p>
      )}
      {may ? (
        consented && (
          <Button onClick={() => void act('unit', reported ? 'theft.end' : 'theft.report')}>
            {t(reported ? 'theft.end' : 'theft.report')}
          </Button>
        )
      ) : (
        <Note>{t('theft.primaryDecides')}</Note>
      )}
    </section>
  );
};
