import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { act } from '../../state/commands.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Cabin.module.css';
import { HomeTile } from './HomeTile.tsx';

/** The music that is on board. */
export const MediaTile = () => {
  const { t } = useTranslation();
  const media = useUnit(({ state }) => state?.media ?? null);
  if (media === null) return null;
  const { playing, track } = media;
  const Sign = playing ? Pause : Play;
  return (
    <HomeTile label={t('home.media')} className={styles.media}>
      <div className={styles.row}>
        <p className={styles.words}>
          <span className={styles.label}>{t(playing ? 'home.playing' : 'home.paused')}</span>
          <span className={styles.value}>{t(`home.track.${track}`)}</span>
        </p>
        <div className={styles.buttons}>
          <button
            type="button"
            className={styles.button}
            aria-label={t(playing ? 'home.pause' : 'home.play')}
            onClick={() => void act('unit', 'media.set', { playing: !playing })}
          >
            <Sign aria-hidden />
          </button>
        </div>
      </div>
    </HomeTile>
  );
};
