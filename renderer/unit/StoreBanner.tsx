import { DatabaseZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { act } from '../state/commands.ts';
import styles from './StoreBanner.module.css';

/** R28: the record of settings can't be trusted, so nothing leaves; said on every screen until it is mended. */
export const StoreBanner = ({ store }: { readonly store: UnitState['store'] }) => {
  const { t } = useTranslation();
  if (store.status === 'ok') return null;
  return (
    <div role="alert" className={styles.banner}>
      <DatabaseZap aria-hidden className={styles.sign} />
      <p className={styles.text}>
        <strong>{t('store.title')}.</strong> {store.message}
      </p>
      {store.status === 'set-aside' && (
        <Button className={styles.accept} onClick={() => void act('unit', 'store.accept')}>
          {t('store.accept')}
        </Button>
      )}
    </div>
  );
};
