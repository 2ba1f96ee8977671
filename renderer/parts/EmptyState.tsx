import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

type Props = {
  readonly icon: LucideIcon;
  readonly title: string;
  /** Why there is nothing, or what would bring something. */
  readonly text?: string;
  /** The way out of it, if there is one. */
  readonly children?: ReactNode;
};

/** Nothing is here, and that is no fault: said plainly, with what would change it. */
export const EmptyState = ({ icon: Sign, title, text, children }: Props) => (
  <div role="status" className={styles.empty}>
    <Sign aria-hidden className={styles.sign} strokeWidth={1.25} />
    <p className={styles.title}>{title}</p>
    {text !== undefined && <p className={styles.text}>{text}</p>}
    {children !== undefined && <div className={styles.ways}>{children}</div>}
  </div>
);
