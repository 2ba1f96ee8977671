import { Eye, MapPinOff, Route } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './BeforeYouDrive.module.css';

type Props = {
  readonly driver: Profile;
  readonly primary: Profile | null;
  readonly onDrive: () => void;
  readonly onOther: () => void;
};

/** R7: a secondary driver is told what the primary can see, before the profile is loaded. */
export const BeforeYouDrive = ({ driver, primary, onDrive, onOther }: Props) => {
  const { t } = useTranslation();
  const name = primary?.name ?? t('before.thePrimary');
  return (
    <Sheet title={t('before.title')} shape="full" onClose={onOther}>
      {primary !== null && <p className={styles.lead}>{t('before.lead', { primary: name })}</p>}
      <ul className={styles.facts}>
        <li>
          <Eye aria-hidden strokeWidth={1.5} />
          {t('before.seesPosition', { primary: name })}
        </li>
        <li>
          <Route aria-hidden strokeWidth={1.5} />
          {t('before.seesTrips', { primary: name })}
        </li>
        <li>
          <MapPinOff aria-hidden strokeWidth={1.5} />
          {t('before.off')}
        </li>
      </ul>
      <div className={styles.ways}>
        <Button onClick={onOther}>{t('before.other')}</Button>
        <Button onClick={onDrive}>{t('before.drive', { name: driver.name })}</Button>
      </div>
    </Sheet>
  );
};
