import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../src/contract/errors.ts';
import { Button } from './Button.tsx';
import styles from './FaultNote.module.css';
import { useFaultWords } from './fault-words.ts';

type Props = { readonly fault: Fault; readonly onDismiss: () => void };

/** What went wrong, and what to do next, in the driver's language. */
export const FaultNote = ({ fault, onDismiss }: Props) => {
  const { t } = useTranslation();
  const { sentence, remedy } = useFaultWords()(fault);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Braces, because what it returns is a promise in newer engines and would be taken for a clean-up.
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={note} role="alert" className={styles.note}>
      <TriangleAlert className={styles.sign} aria-hidden />
      <p className={styles.text}>
        <strong>{sentence}</strong> {remedy}
      </p>
      <Button weight="quiet" onClick={onDismiss} className={styles.dismiss}>
        {t('dismiss')}
      </Button>
    </div>
  );
};
