import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Figure.module.css';

type Props = {
  readonly label: string;
  /** Null where there is nothing to say yet; a dash stands for it. */
  readonly measure: { readonly value: string; readonly unit?: string } | null;
  readonly large?: boolean;
  /** What is said beside the figure. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
};

/** One figure with its unit, and what it is of. */
export const Figure = ({ label, measure, large = false, children, className }: Props) => (
  <div className={classNames(styles.figure, large && styles.large, className)}>
    <dt className={styles.label}>{label}</dt>
    <dd className={styles.reading}>
      <span className={styles.value}>{measure?.value ?? '–'}</span>
      {measure?.unit !== undefined && <span className={styles.unit}> {measure.unit}</span>}
      {children}
    </dd>
  </div>
);
