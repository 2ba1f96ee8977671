import { Eye, ShieldCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { act } from '../state/commands.ts';
import { LANGUAGE_NAMES, LANGUAGE_ORDER } from '../text/language-names.ts';
import styles from './Welcome.module.css';

const SCREEN = 'welcome';

const PROMISES = [
  ['off', ShieldCheck],
  ['see', Eye],
  ['takeBack', Undo2],
] as const;

const ChooseLanguage = ({ language, onNext }: { readonly language: string; readonly onNext: () => void }) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.lead}>{t('welcome.language')}</p>
      <div className={styles.languages}>
        {LANGUAGE_ORDER.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            className={styles.language}
            aria-pressed={one === language}
            onClick={() => void act('unit', 'preferences.set', { language: one }, SCREEN)}
          >
            {LANGUAGE_NAMES[one]}
          </button>
        ))}
      </div>
      <div className={styles.ways}>
        <Button onClick={onNext}>{t('welcome.next')}</Button>
      </div>
    </>
  );
};

/** The first start of a unit: the language, and what it promises. Nothing is asked for that could be refused later (R13). */
export const Welcome = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(state.languageFixed);
  return (
    <Sheet title={t('welcome.title')} shape="full">
      {asked ? (
        <>
          <p className={styles.lead}>{t('welcome.promise')}</p>
          <ul className={styles.promises}>
            {PROMISES.map(([promise, Sign]) => (
              <li key={promise} className={styles.promise}>
                <Sign aria-hidden strokeWidth={1.5} />
                <span className={styles.what}>{t(`welcome.${promise}`)}</span>
                <span className={styles.text}>{t(`welcome.${promise}Text`)}</span>
              </li>
            ))}
          </ul>
          <div className={styles.ways}>
            {!state.languageFixed && <Button onClick={() => setAsked(false)}>{t('welcome.back')}</Button>}
            <Button onClick={() => void act('unit', 'setup.complete', { language: state.language }, SCREEN)}>
              {t('welcome.begin')}
            </Button>
          </div>
        </>
      ) : (
        <ChooseLanguage language={state.language} onNext={() => setAsked(true)} />
      )}
    </Sheet>
  );
};
