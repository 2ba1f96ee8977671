import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';

type Props = ComponentProps<'button'> & {
  /**
   * `primary` is the one step that a screen is for, `quiet` a way out. Answers to a question about privacy are all
   * plain, so that to refuse weighs the same as to agree.
   */
  readonly weight?: 'primary' | 'plain' | 'quiet';
  /** What was asked for is under way; a second touch does nothing. */
  readonly waiting?: boolean;
};

/** A touch target of the unit. */
export const Button = ({
  weight = 'plain',
  waiting = false,
  className,
  children,
  onClick,
  ...rest
}: Props) => (
  <button
    type="button"
    {...rest}
    {...(waiting ? { 'aria-busy': true, 'aria-disabled': true } : { onClick })}
    className={classNames(styles.button, styles[weight], className)}
  >
    {waiting && <LoaderCircle aria-hidden className={styles.waiting} />}
    {children}
  </button>
);
