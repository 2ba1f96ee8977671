import { Slider as Primitive } from 'radix-ui';
import styles from './Slider.module.css';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** The value as it is read and heard. */
  readonly words: string;
  readonly disabled?: boolean;
  /** While it is moved. */
  readonly onMove: (value: number) => void;
  /** When it is let go. */
  readonly onRest?: (value: number) => void;
};

/** A value on a line; the whole height of a finger moves it. */
export const Slider = ({ label, value, least, most, step = 1, words, disabled, onMove, onRest }: Props) => (
  <div className={styles.whole} data-disabled={disabled || undefined}>
    <span className={styles.label} aria-hidden>
      {label}
    </span>
    <span className={styles.words} aria-hidden>
      {words}
    </span>
    <Primitive.Root
      className={styles.slider}
      value={[value]}
      min={least}
      max={most}
      step={step}
      disabled={disabled}
      onValueChange={([moved]) => moved !== undefined && onMove(moved)}
      onValueCommit={([rested]) => rested !== undefined && onRest?.(rested)}
    >
      <Primitive.Track className={styles.track}>
        <Primitive.Range className={styles.range} />
      </Primitive.Track>
      <Primitive.Thumb className={styles.thumb} aria-label={label} aria-valuetext={words} />
    </Primitive.Root>
  </div>
);
