import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { useFormat } from '../format/use-format.ts';
import { Button } from '../parts/Button.tsx';
import { classNames } from '../parts/class-names.ts';
import { PrivacySwitch } from '../parts/PrivacySwitch.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import surface from '../parts/Surface.module.css';
import { close, show } from '../state/view.ts';
import { PrivateTrip } from './PrivateTrip.tsx';
import styles from './QuickPrivacy.module.css';

const ConnectionNote = ({ connection }: { readonly connection: UnitState['connection'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, since, cause } = connection;
  return (
    <p className={styles.connection}>
      {t(`quick.${status}`, { time: format.clockTime(Date.parse(since)) })}
      {status !== 'online' && cause !== null && ` ${t(`fault.connection.${cause}`)}`}
    </p>
  );
};

/** Both switches and the private trip, two taps from anywhere (R14, R18), and what the connection does. */
export const QuickPrivacy = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  return (
    <Sheet title={t('quick.title')} shape="panel" onClose={close}>
      <div className={classNames(surface.scrolls, surface.fades, styles.body)}>
        <div className={styles.switches}>
          <PrivacySwitch setting="geolocation" screen="quick-privacy" />
          <PrivacySwitch setting="voiceData" screen="quick-privacy" />
        </div>
        <PrivateTrip privacy={state.privacy} />
        <ConnectionNote connection={state.connection} />
      </div>
      <div className={styles.ways}>
        {state.vehicle.ignition !== 'off' && (
          <Button onClick={() => show('privacy')}>{t('quick.more')}</Button>
        )}
        <Button onClick={close}>{t('close')}</Button>
      </div>
    </Sheet>
  );
};
