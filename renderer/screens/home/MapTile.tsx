import { useTranslation } from 'react-i18next';
import { RouteMap } from '../../map/RouteMap.tsx';
import { show } from '../../state/view.ts';
import styles from './MapTile.module.css';

/** A window on the map; a touch opens it. */
export const MapTile = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.map}>
      <RouteMap mode="follow" plain />
      <button
        type="button"
        className={styles.touch}
        aria-label={t('home.openMap')}
        onClick={() => show('map')}
      />
    </div>
  );
};
