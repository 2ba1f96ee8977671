import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './MapFurniture.module.css';
import { type Camera, scaleBar } from './projection.ts';

/** North, and a scale bar of a round length. */
export const MapFurniture = ({ camera }: { readonly camera: Camera }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const bar = scaleBar(camera.scale, 190, format.units);
  const label = format.lengthText(bar.metres).replace(/[.,]0/, '');
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
      <span className={styles.scale} role="img" aria-label={t('map.scale', { length: label })}>
        <span>{label}</span>
        <span className={styles.bar} style={{ width: bar.pixels }} />
      </span>
    </>
  );
};
