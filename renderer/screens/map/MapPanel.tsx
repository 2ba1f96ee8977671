import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import styles from './MapPanel.module.css';

type Props = {
  /** Of its heading, unlike any other's on the screen. */
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A panel over the map that is asked for and goes again: it takes the focus and gives it back, and Escape closes it. */
export const MapPanel = ({ id, title, onClose, children }: Props) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const press = ({ key, target }: KeyboardEvent): void => {
      // Escape in the bench is the bench's.
      const unit = heading.current?.closest('[data-layout]');
      const here = target === document.body || (target instanceof Node && unit?.contains(target));
      if (key === 'Escape' && here) onClose();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onClose]);
  return (
    <div role="dialog" aria-labelledby={id} className={styles.panel}>
      <div className={styles.head}>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <Button weight="quiet" aria-label={t('close')} className={styles.close} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      {children}
    </div>
  );
};
