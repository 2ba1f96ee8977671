import type { ReactNode } from 'react';
import styles from './Hidden.module.css';

/** Words for a screen reader that the eye does not need. */
export const Hidden = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.hidden}>{children}</span>
);
