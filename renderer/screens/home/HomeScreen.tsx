import { useTranslation } from 'react-i18next';
import { ClimateTile } from './ClimateTile.tsx';
import { EnergyTile } from './EnergyTile.tsx';
import styles from './HomeScreen.module.css';
import { MapTile } from './MapTile.tsx';
import { MediaTile } from './MediaTile.tsx';
import { PrivacyTile } from './PrivacyTile.tsx';
import { SpeedTile } from './SpeedTile.tsx';
import { TripTile } from './TripTile.tsx';

/** Useful at a glance: how fast, how far, where, and what leaves the car. */
export const HomeScreen = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.home}>
      <h1 className={styles.title}>{t('screens.home')}</h1>
      <SpeedTile />
      <MapTile />
      <EnergyTile />
      <TripTile />
      <ClimateTile />
      <MediaTile />
      <PrivacyTile />
    </div>
  );
};
