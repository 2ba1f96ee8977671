import { ArrowUpRight, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { useUnit } from '../../state/use.ts';
import { showPrivacy } from '../../state/view.ts';
import styles from './VoiceNote.module.css';

/** What becomes of words said here, and what works while they stay; with the way to the switch that decides. */
export const VoiceNote = () => {
  const { t } = useTranslation();
  const voice = useUnit(({ state }) => state?.privacy.voiceData);
  if (voice === undefined) return null;
  const off = voice.requested ? (voice.until === undefined ? 'held' : 'paused') : 'off';
  const Sign = voice.effective ? ArrowUpRight : ShieldCheck;
  return (
    <div className={styles.note} data-leaving={voice.effective || undefined}>
      <p className={styles.text}>
        <Sign aria-hidden />
        <span>{t(`assistant.voice.${voice.effective ? 'on' : off}`)}</span>
      </p>
      <Button
        weight="quiet"
        className={styles.way}
        onClick={() => showPrivacy('switches', 'setting.voiceData')}
      >
        {t('assistant.openVoice')}
      </Button>
    </div>
  );
};
