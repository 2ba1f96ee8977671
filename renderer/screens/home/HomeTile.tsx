import type { ReactNode } from 'react';
import { classNames } from '../../parts/class-names.ts';
import styles from './HomeTile.module.css';

type Props = {
  readonly label: string;
  /** Where a touch leads, in words and in deed; absent where the tile has controls of its own. */
  readonly way?: { readonly label: string; readonly onOpen: () => void };
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** Something live, to be read at a glance. What it shows stays readable to a screen reader; all of it is one touch target. */
export const HomeTile = ({ label, way, className, children }: Props) => (
  <section className={classNames(styles.tile, className)} aria-label={label}>
    {way !== undefined && (
      <button type="button" className={styles.touch} aria-label={way.label} onClick={way.onOpen} />
    )}
    {children}
  </section>
);
