import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LIGHT_CHOICES } from '../../src/contract/car.ts';
import { useFormat } from '../format/use-format.ts';
import { act } from '../state/commands.ts';
import { useUnit, useView } from '../state/use.ts';
import { type Layout, UNIT_SIZES, view } from '../state/view.ts';
import styles from './Bench.module.css';
import { Segments } from './Segments.tsx';

const SIZES = Object.keys(UNIT_SIZES) as Layout[];

type Props = { readonly scale: number; readonly followsWindow: boolean };

/** How the unit is shown on this desk: its light and its size. */
export const Display = ({ scale, followsWindow }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const light = useUnit(({ state }) => state?.vehicle.light.chosen ?? 'sun');
  const size = useView((now) => now.size);
  const sizeField = useId();
  return (
    <section className={styles.group} aria-label={t('bench.display')}>
      <div className={styles.line}>
        <span className={styles.caption}>{t('bench.light')}</span>
        <Segments
          label={t('bench.light')}
          value={light}
          options={LIGHT_CHOICES.map((value) => ({ value, label: t(`bench.lights.${value}`) }))}
          onChoose={(value) => void act('bench', 'vehicle.set', { light: value })}
        />
      </div>
      {!followsWindow && (
        <div className={styles.line}>
          <label className={styles.caption} htmlFor={sizeField}>
            {t('bench.size')}
          </label>
          <select
            id={sizeField}
            className={styles.field}
            value={size}
            onChange={({ target }) =>
              view.setState({ size: SIZES.find((one) => one === target.value) ?? 'regular' })
            }
          >
            {SIZES.map((one) => (
              <option key={one} value={one}>
                {t(`bench.sizes.${one}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      {scale !== 0 && (
        <p className={styles.remark}>
          {scale < 1 ? t('bench.scaled', { percent: format.perCent(scale * 100) }) : t('bench.trueSize')}
        </p>
      )}
    </section>
  );
};
