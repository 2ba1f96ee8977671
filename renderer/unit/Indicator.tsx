import { ArrowUpRight, MapPin, MapPinOff, Mic, MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Indicator as IndicatorState } from '../../src/contract/schemas.ts';
import styles from './Indicator.module.css';

type Props = {
  readonly sensor: 'position' | 'microphone';
  readonly state: IndicatorState;
  readonly expanded: boolean;
  readonly onTouch: () => void;
};

const SIGNS = { position: { on: MapPin, off: MapPinOff }, microphone: { on: Mic, off: MicOff } } as const;

/**
 * R17: whether a sensor is in use, and whether what it senses leaves the car. Told apart by shape and word,
 * not by colour alone: struck through and bare, ringed, or filled with an arrow out.
 */
export const Indicator = ({ sensor, state, expanded, onTouch }: Props) => {
  const { t } = useTranslation();
  const Sign = SIGNS[sensor][state === 'off' ? 'off' : 'on'];
  return (
    <button
      type="button"
      className={styles.indicator}
      data-state={state}
      aria-label={t(`status.indicatorName.${sensor}.${state}`)}
      aria-haspopup="dialog"
      aria-expanded={expanded}
      onClick={onTouch}
    >
      <span className={styles.pill}>
        <Sign aria-hidden />
        <span className={styles.word}>{t(`status.indicator.${state}`)}</span>
        {state === 'leaving' && <ArrowUpRight aria-hidden strokeWidth={2.5} />}
      </span>
    </button>
  );
};
