import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Dialog.module.css';
import { Sheet } from './Sheet.tsx';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  /** The answers, all of the same weight. */
  readonly ways: ReactNode;
  readonly children: ReactNode;
};

/**
 * A question over the screen that it is about. What lies under it takes no touch and no key until it is answered;
 * the status bar and the bench still do (R14).
 */
export const Dialog = ({ title, onClose, ways, children }: Props) => {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const under = [...(root.current?.parentElement?.children ?? [])].filter(
      (one): one is HTMLElement => one instanceof HTMLElement && one !== root.current && !one.inert,
    );
    for (const one of under) {
      one.inert = true;
      one.ariaHidden = 'true';
    }
    return () => {
      for (const one of under) {
        one.inert = false;
        one.ariaHidden = null;
      }
    };
  }, []);
  return (
    <div ref={root} className={styles.over}>
      <Sheet title={title} shape="card" onClose={onClose}>
        <div className={styles.text}>{children}</div>
        <div className={styles.ways}>{ways}</div>
      </Sheet>
    </div>
  );
};
