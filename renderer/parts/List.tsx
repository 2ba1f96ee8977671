import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './List.module.css';
import surface from './Surface.module.css';

type ListProps = { readonly label: string; readonly children: ReactNode };

/** Rows of one kind, on one surface. */
export const List = ({ label, children }: ListProps) => (
  <ul className={classNames(surface.surface, styles.list)} aria-label={label}>
    {children}
  </ul>
);

type RowProps = {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly text?: ReactNode;
  /** A control or a word at the end of the row. */
  readonly trailing?: ReactNode;
  /** Leads somewhere: the whole row but its trailing control is then touched. */
  readonly onOpen?: () => void;
  readonly disabled?: boolean;
};

/** One row: a sign, what it is, what is to be said about it, and what can be done. */
export const Row = ({ icon: Sign, title, text, trailing, onOpen, disabled = false }: RowProps) => {
  const body = (
    <>
      {Sign !== undefined && <Sign aria-hidden className={styles.sign} strokeWidth={1.75} />}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {text !== undefined && <span className={styles.text}>{text}</span>}
      </span>
    </>
  );
  return (
    <li className={styles.row} data-disabled={disabled || undefined}>
      {onOpen === undefined ? (
        <div className={styles.body}>{body}</div>
      ) : (
        <button
          type="button"
          className={classNames(surface.touched, styles.way)}
          disabled={disabled}
          onClick={onOpen}
        >
          {body}
          <ChevronRight aria-hidden className={styles.chevron} />
        </button>
      )}
      {trailing !== undefined && <span className={styles.trailing}>{trailing}</span>}
    </li>
  );
};
