import { Music, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TRACKS } from '../../../src/contract/cabin-choices.ts';
import { clockTime } from '../../format/format.ts';
import { Button } from '../../parts/Button.tsx';
import { act } from '../../state/commands.ts';
import { useUnit } from '../../state/use.ts';
import styles from './UnderWay.module.css';

/** The call and the music that are under way, each with the way to end it. */
export const UnderWay = () => {
  const { t } = useTranslation();
  const call = useUnit(({ state }) => state?.call ?? null);
  const media = useUnit(({ state }) => state?.media ?? null);
  const playing = media?.playing === true ? media.track : null;
  if (call === null && playing === null) return null;
  const next = playing === null ? undefined : TRACKS[(TRACKS.indexOf(playing) + 1) % TRACKS.length];
  return (
    <section className={styles.all} aria-label={t('assistant.now')}>
      {call !== null && (
        <div className={styles.one}>
          <Phone aria-hidden />
          <div className={styles.words}>
            <p className={styles.title}>
              {t('assistant.call.title', { to: t(`assistant.called.${call.to}`) })}
            </p>
            <p className={styles.text}>
              {t('assistant.call.since', { time: clockTime(Date.parse(call.since)) })}
            </p>
          </div>
          <Button onClick={() => void act('unit', 'call.end')}>{t('assistant.call.end')}</Button>
        </div>
      )}
      {playing !== null && (
        <div className={styles.one}>
          <Music aria-hidden />
          <div className={styles.words}>
            <p className={styles.title}>
              {t('assistant.music.title', { track: t(`assistant.track.${playing}`) })}
            </p>
            <p className={styles.text}>{t('assistant.music.text')}</p>
          </div>
          <div className={styles.buttons}>
            <Button onClick={() => void act('unit', 'media.set', { playing: false })}>
              {t('assistant.music.pause')}
            </Button>
            {next !== undefined && (
              <Button onClick={() => void act('unit', 'media.set', { track: next })}>
                {t('assistant.music.next')}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
};
