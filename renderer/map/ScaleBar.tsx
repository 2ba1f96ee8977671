import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { scaleBar } from './projection.ts';
import styles from './ScaleBar.module.css';

type Props = {
  readonly metresPerPixel: number;
  /** Pixels. */
  readonly longest: number;
};

/** A bar of a round length, in the driver's units. */
export const ScaleBar = ({ metresPerPixel, longest }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const bar = scaleBar(1 / metresPerPixel, longest, format.units);
  const label = format.lengthText(bar.metres).replace(/[.,]0(?=\D)/, '');
  return (
    <span className={styles.scale} role="img" aria-label={t('map.scale', { length: label })}>
      <span>{label}</span>
      <span className={styles.bar} style={{ width: bar.pixels }} />
    </span>
  );
};
