import { DatabaseZap, FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { classNames } from '../parts/class-names.ts';
import surface from '../parts/Surface.module.css';
import { act } from '../state/commands.ts';
import styles from './StoreBanner.module.css';

/** R28: the record of settings can't be trusted, so nothing leaves; said on every screen until it is mended. */
const StoreTrouble = ({ store }: { readonly store: UnitState['store'] }) => {
  const { t } = useTranslation();
  if (store.status === 'ok') return null;
  return (
    <div role="alert" className={styles.banner}>
      <DatabaseZap aria-hidden className={styles.sign} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
      <p className={classNames(surface.fades, styles.text)} tabIndex={0}>
        <strong>{t('store.title')}.</strong> {t(`fault.store.${store.status}`)}
      </p>
      {store.status === 'set-aside' && (
        <Button className={styles.accept} onClick={() => void act('unit', 'store.accept')}>
          {t('store.accept')}
        </Button>
      )}
    </div>
  );
};

/** R28, R30: a link of the record does not fit: nothing that rests on a consent leaves until that is mended. */
const LedgerTrouble = ({ ledger }: { readonly ledger: UnitState['ledger'] }) => {
  const { t } = useTranslation();
  if (ledger.status === 'ok') return null;
  return (
    <div role="alert" className={styles.banner}>
      <FileWarning aria-hidden className={styles.sign} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
      <p className={classNames(surface.fades, styles.text)} tabIndex={0}>
        <strong>{t('ledger.title')}</strong> {t('ledger.text')}
      </p>
    </div>
  );
};

type Props = { readonly state: Pick<UnitState, 'store' | 'ledger'> };

/** What makes the gate shut in doubt; said on every screen. */
export const StoreBanner = ({ state }: Props) => (
  <>
    <StoreTrouble store={state.store} />
    <LedgerTrouble ledger={state.ledger} />
  </>
);
