import { Progress as Primitive } from 'radix-ui';
import type { CSSProperties } from 'react';
import styles from './Progress.module.css';

type Props = {
  readonly label: string;
  /** From 0 to 1, or null where it is not known how long it takes. */
  readonly value: number | null;
};

/** How far something is. */
export const Progress = ({ label, value }: Props) => (
  <Primitive.Root
    className={styles.progress}
    aria-label={label}
    max={100}
    value={value === null ? null : Math.round(value * 100)}
  >
    <Primitive.Indicator className={styles.done} style={{ '--done': value ?? 0 } as CSSProperties} />
  </Primitive.Root>
);
