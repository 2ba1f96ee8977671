import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';

type Props = ComponentProps<'button'> & { readonly quiet?: boolean };

/** A touch target of the unit. All buttons weigh the same; `quiet` is for ways out, not for refusals. */
export const Button = ({ quiet = false, className, ...rest }: Props) => (
  <button type="button" {...rest} className={classNames(styles.button, quiet && styles.quiet, className)} />
);
