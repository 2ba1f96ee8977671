import { useTranslation } from 'react-i18next';
import { Hidden } from '../../parts/Hidden.tsx';
import { LaneSketch } from '../../parts/LaneSketch.tsx';
import { useLeavingWords } from '../../parts/leaving-words.ts';
import { useLanes } from '../../state/lanes.ts';
import { leavingOf } from '../../state/leaving.ts';
import { useUnit } from '../../state/use.ts';
import { open, show } from '../../state/view.ts';
import styles from './PrivacyTile.module.css';

/** More letters than this step down a size, so that the tile holds them in every language. */
const LONG = 110;

/** What leaves the car now, in plain words. A guest who declined finds the terms again here. */
export const PrivacyTile = () => {
  const { t } = useTranslation();
  const state = useUnit((unit) => unit.state);
  const lanes = useLanes();
  const words = useLeavingWords();
  if (state === null) return null;
  const [first, second] = words(leavingOf(state, lanes));
  const long = `${first}${second ?? ''}`.length > LONG;
  const declined = state.profile.kind === 'guest' && !state.accepted;
  return (
    <button
      type="button"
      className={styles.tile}
      data-long={long || undefined}
      onClick={() => (declined ? open('guest-terms') : show('privacy'))}
    >
      <span className={styles.words}>
        {!declined && <Hidden>{t('home.openPrivacy')}. </Hidden>}
        <span className={styles.first}>{first}</span>
        {second !== null && <span className={styles.second}>{second}</span>}
        {declined && (
          <span className={styles.second}>
            <u>{t('guest.reopen')}</u>
          </span>
        )}
      </span>
      {lanes !== null && <LaneSketch lanes={lanes} />}
    </button>
  );
};
