import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useUnit } from '../state/use.ts';
import styles from './Account.module.css';
import { attempt } from './attempt.ts';

/** Hands a file to the browser. */
const download = (name: string, content: unknown): void => {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** R30, R31: whether the record is whole, and the record of the loaded profile as a file. */
export const Record = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const profile = useUnit(({ state }) => state?.profile.id);
  const [said, setSaid] = useState('');
  const verify = async () => {
    const verdict = await attempt('ledger.verify');
    if (verdict === null) return;
    setSaid(
      verdict.message ??
        t('bench.whole', { count: verdict.entries, number: format.wholeNumber(verdict.entries) }),
    );
  };
  const save = async () => {
    if (profile === undefined) return;
    const record = await attempt('ledger.export', { profile });
    if (record === null) return;
    const file = `glovebox-record-${profile}.json`;
    download(file, record);
    setSaid(
      t('bench.exported', {
        count: record.entries.length,
        number: format.wholeNumber(record.entries.length),
        file,
      }),
    );
  };
  return (
    <fieldset className={styles.part}>
      <legend>{t('bench.record')}</legend>
      <div className={styles.line}>
        <button type="button" onClick={() => void verify()}>
          {t('bench.verify')}
        </button>
        <button type="button" onClick={() => void save()}>
          {t('bench.exportRecord')}
        </button>
      </div>
      <p role="status" className={styles.remark}>
        {said}
      </p>
    </fieldset>
  );
};
