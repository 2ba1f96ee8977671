import { useTranslation } from 'react-i18next';
import styles from './MapFurniture.module.css';
import type { Camera } from './projection.ts';
import { ScaleBar } from './ScaleBar.tsx';

/** North, and a scale bar of a round length. */
export const MapFurniture = ({ camera }: { readonly camera: Camera }) => {
  const { t } = useTranslation();
  return (
    <>
      <svg className={styles.north} viewBox="-38 -38 76 76" role="img" aria-label={t('map.north')}>
        <g style={{ transform: `rotate(${-camera.rotation}deg)` }}>
          <path className={styles.needle} d="M0 -32 L8 -15 L-8 -15 Z" />
          <text className={styles.letter} y="12" style={{ transform: `rotate(${camera.rotation}deg)` }}>
            N
          </text>
        </g>
      </svg>
      <span className={styles.scale}>
        <ScaleBar metresPerPixel={1 / camera.scale} longest={190} />
      </span>
    </>
  );
};
