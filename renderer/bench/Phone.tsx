import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshProfiles } from '../state/refresh.ts';
import styles from './Account.module.css';
import { attempt } from './attempt.ts';

/** What the phone does: it sends the code that the head unit shows, and whose it is. */
export const Phone = () => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [paired, setPaired] = useState<string | null>(null);
  const pair = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setPaired(null);
    const profile = await attempt('pairing.complete', { code: code.trim(), name: name.trim() });
    if (profile === null) return;
    setPaired(profile.name);
    setCode('');
    setName('');
    await refreshProfiles();
  };
  return (
    <fieldset className={styles.part}>
      <legend>{t('bench.phone')}</legend>
      <form className={styles.line} onSubmit={(submitted) => void pair(submitted)}>
        <input
          size={7}
          aria-label={t('bench.code')}
          placeholder={t('bench.code')}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <input
          className={styles.field}
          aria-label={t('bench.phoneName')}
          placeholder={t('bench.phoneName')}
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit">{t('bench.pair')}</button>
      </form>
      <p role="status" className={styles.remark}>
        {paired !== null && t('bench.paired', { name: paired })}
      </p>
    </fieldset>
  );
};
