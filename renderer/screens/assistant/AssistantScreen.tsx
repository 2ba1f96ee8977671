import { useTranslation } from 'react-i18next';
import { useUnit } from '../../state/use.ts';
import { Suggestions, TypedRequest } from './Ask.tsx';
import styles from './AssistantScreen.module.css';
import { Exchanges } from './Exchanges.tsx';
import { SpeakButton } from './SpeakButton.tsx';
import { UnderWay } from './UnderWay.tsx';
import { VoiceNote } from './VoiceNote.tsx';

/** The assistant: spoken to by a real microphone where speech is recognised on board, typed to, or touched. */
export const AssistantScreen = () => {
  const { t } = useTranslation();
  const language = useUnit(({ state }) => state?.language);
  if (language === undefined) return null;
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{t('screens.assistant')}</h1>
      <div className={styles.talk}>
        <UnderWay />
        <Exchanges />
      </div>
      <div className={styles.ask}>
        <Suggestions />
        <TypedRequest />
      </div>
      <div className={styles.speak}>
        <SpeakButton language={language} />
        <VoiceNote />
      </div>
    </div>
  );
};
