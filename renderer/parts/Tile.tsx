import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import surface from './Surface.module.css';
import styles from './Tile.module.css';

type Props = {
  readonly label: string;
  /** The tile leads somewhere: all of it is one touch target. */
  readonly onOpen?: () => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** Something to be read at a glance, on a surface of its own. */
export const Tile = ({ label, onOpen, disabled, className, children }: Props) =>
  onOpen === undefined ? (
    <section className={classNames(surface.surface, styles.tile, className)} aria-label={label}>
      {children}
    </section>
  ) : (
    <button
      type="button"
      className={classNames(surface.surface, surface.touched, styles.tile, styles.way, className)}
      aria-label={label}
      disabled={disabled}
      onClick={onOpen}
    >
      {children}
    </button>
  );
