import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { act } from '../state/commands.ts';
import type { Purpose } from '../state/switches.ts';
import { useUnit } from '../state/use.ts';
import styles from './Account.module.css';
import { nextVersion } from './next-version.ts';

/** R33: a new version of the notice, and which purposes it changes. */
export const PublishNotice = () => {
  const { t } = useTranslation();
  const inForce = useUnit(({ state }) => state?.noticeVersion ?? '');
  const purposes = useUnit(({ state }) => state?.consents);
  const [typed, setTyped] = useState<string | null>(null);
  const [changed, setChanged] = useState<readonly Purpose[]>([]);
  const [published, setPublished] = useState<string | null>(null);
  const version = typed ?? nextVersion(inForce);

  const publish = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setPublished(null);
    if (!(await act('bench', 'notice.publish', { version, changed: [...changed] }))) return;
    setPublished(version);
    setTyped(null);
    setChanged([]);
  };
  return (
    <fieldset className={styles.part}>
      <legend>{t('bench.newNotice')}</legend>
      <form onSubmit={(submitted) => void publish(submitted)}>
        <div className={styles.line}>
          <label>
            {t('bench.version')}{' '}
            <input size={8} value={version} onChange={({ target }) => setTyped(target.value)} />
          </label>
          <button type="submit">{t('bench.publish')}</button>
        </div>
        <p className={styles.remark}>{t('bench.changes')}</p>
        {(Object.keys(purposes ?? {}) as Purpose[]).map((purpose) => (
          <label key={purpose} className={styles.tick}>
            <input
              type="checkbox"
              checked={changed.includes(purpose)}
              onChange={({ target }) =>
                setChanged(target.checked ? [...changed, purpose] : changed.filter((one) => one !== purpose))
              }
            />{' '}
            {t(`consents.purpose.${purpose}.name`)}
          </label>
        ))}
        <p role="status" className={styles.remark}>
          {published !== null && t('bench.published', { version: published })}
        </p>
      </form>
    </fieldset>
  );
};
