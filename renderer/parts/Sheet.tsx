import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './Sheet.module.css';

type Props = {
  readonly title: string;
  /** Absent where the sheet asks for an answer that can't be put off. */
  readonly onClose?: () => void;
  /** `panel` hangs from the status bar, `full` takes the whole screen below it. */
  readonly shape: 'panel' | 'full';
  readonly children: ReactNode;
};

/**
 * A dialog of the unit. Not modal to the page: the status bar with its privacy indicators and the bench beside
 * the unit stay within reach (R14); what lies under the sheet in the unit is made inert by the unit itself.
 */
export const Sheet = ({ title, onClose, shape, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <div
      role="dialog"
      aria-labelledby={id}
      className={classNames(styles.sheet, styles[shape])}
      onKeyDown={({ key }) => key === 'Escape' && onClose?.()}
    >
      <h1 id={id} ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {children}
    </div>
  );
};
