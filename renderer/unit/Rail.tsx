import { CarFront, Gauge, LayoutGrid, Map as MapSign, MessageCircle, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Hidden } from '../parts/Hidden.tsx';
import { useUnit, useView } from '../state/use.ts';
import { RAIL_SCREENS, show } from '../state/view.ts';
import styles from './Rail.module.css';

const SIGNS = {
  home: Gauge,
  map: MapSign,
  assistant: MessageCircle,
  services: LayoutGrid,
  car: CarFront,
  privacy: ShieldCheck,
} as const;

/** Every screen in one tap. It shows the screens that there are, and no others. */
export const Rail = () => {
  const { t } = useTranslation();
  const current = useView(({ screen }) => screen);
  // R33: a quiet mark where the new notice waits; nothing asks again.
  const marked = useUnit(({ state }) => state?.notice.announced === true);
  const mark = useId();
  return (
    <nav className={styles.rail} aria-label={t('screens.navigation')}>
      {RAIL_SCREENS.map((screen) => {
        const Sign = SIGNS[screen];
        return (
          <button
            key={screen}
            type="button"
            className={styles.item}
            aria-current={screen === current ? 'page' : undefined}
            aria-describedby={marked && screen === 'privacy' ? mark : undefined}
            onClick={() => show(screen)}
          >
            <span className={styles.sign}>
              <Sign aria-hidden strokeWidth={1.75} />
              {marked && screen === 'privacy' && <span aria-hidden className={styles.mark} />}
            </span>
            <span className={styles.word} data-word={t(`screens.${screen}`)}>
              {t(`screens.${screen}`)}
            </span>
          </button>
        );
      })}
      {marked && (
        <Hidden>
          <span id={mark}>{t('privacy.newNotice')}</span>
        </Hidden>
      )}
    </nav>
  );
};
