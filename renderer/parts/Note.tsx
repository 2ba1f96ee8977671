import type { ReactNode } from 'react';
import styles from './Note.module.css';

/** A remark of lesser weight. */
export const Note = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.note}>{children}</p>
);
