import { Mic, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Language } from '../../text/catalogues.ts';
import { onLevel } from './level.ts';
import { forgetProblem, listening, stopListening, toggleListening } from './listening.ts';
import styles from './SpeakButton.module.css';

/** The microphone: a touch opens it, another closes it. The ring shows how loud it hears. */
export const SpeakButton = ({ language }: { readonly language: Language }) => {
  const { t } = useTranslation();
  const { phase, problem } = useStore(listening);
  const ring = useRef<HTMLSpanElement>(null);
  useEffect(() => onLevel((level) => ring.current?.style.setProperty('--level', level.toFixed(2))), []);
  useEffect(
    () => () => {
      // Whoever looks at something else is not talking to the assistant.
      stopListening();
      forgetProblem();
    },
    [],
  );
  const idle = phase === 'idle';
  const Sign = idle ? Mic : Square;
  return (
    <div className={styles.speak}>
      <button
        type="button"
        className={styles.button}
        data-phase={phase}
        aria-label={t(idle ? 'assistant.speak' : 'assistant.stop')}
        onClick={() => toggleListening(language)}
      >
        <span ref={ring} aria-hidden className={styles.ring} />
        <Sign aria-hidden strokeWidth={1.75} />
      </button>
      <p role="status" className={styles.state} data-problem={problem !== null || undefined}>
        {problem === null ? t(`assistant.state.${phase}`) : t(`assistant.problem.${problem}`)}
      </p>
    </div>
  );
};
