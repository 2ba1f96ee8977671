import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Gallery.module.css';

const TOUCHED = 'button, a[href], input, [role="slider"]';

type Props = {
  /** What the state is called, beneath. */
  readonly name: string;
  readonly as?: 'pressed' | 'focused';
  /** Needs the width of the column. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** One component in one state. */
export const Shown = ({ name, as, wide = false, children }: Props) => {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const touched = root.current?.querySelector(TOUCHED);
    if (as !== undefined) touched?.setAttribute('data-shown', as);
  }, [as]);
  return (
    <figure className={styles.shown} data-wide={wide || undefined}>
      <div ref={root} className={styles.frame}>
        {children}
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
};

/** The states of one component. */
export const Section = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{name}</h3>
    <div className={styles.states}>{children}</div>
  </section>
);
