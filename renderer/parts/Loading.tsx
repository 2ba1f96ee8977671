import type { ReactNode } from 'react';
import styles from './Loading.module.css';

/** A line that goes to and fro; the words beside it say what is waited for. */
export const Sweep = () => <span aria-hidden className={styles.sweep} />;

/** Something is being fetched; it takes the whole room of what will come. */
export const Loading = ({ children }: { readonly children: ReactNode }) => (
  <div role="status" className={styles.loading}>
    <p>{children}</p>
    <Sweep />
  </div>
);

const WIDTHS = ['wide', 'middle', 'narrow'] as const;

/** The shape of lines that are not there yet, where what comes has that shape. */
export const Skeleton = ({ lines }: { readonly lines: number }) => (
  <span aria-hidden className={styles.skeleton}>
    {Array.from({ length: lines }, (_, line) => line).map((line) => (
      <span key={line} className={styles[WIDTHS[line % WIDTHS.length] ?? 'wide']} />
    ))}
  </span>
);
