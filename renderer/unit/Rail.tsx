import { Gauge, Map as MapSign, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../state/use.ts';
import { SCREENS, show } from '../state/view.ts';
import styles from './Rail.module.css';

const SIGNS = { home: Gauge, map: MapSign, privacy: ShieldCheck } as const;

/** Every screen in one tap. It shows the screens that there are, and no others. */
export const Rail = () => {
  const { t } = useTranslation();
  const current = useView(({ screen }) => screen);
  return (
    <nav className={styles.rail} aria-label={t('screens.navigation')}>
      {SCREENS.map((screen) => {
        const Sign = SIGNS[screen];
        return (
          <button
            key={screen}
            type="button"
            className={styles.item}
            aria-current={screen === current ? 'page' : undefined}
            onClick={() => show(screen)}
          >
            <Sign aria-hidden strokeWidth={1.75} />
            {t(`screens.${screen}`)}
          </button>
        );
      })}
    </nav>
  );
};
