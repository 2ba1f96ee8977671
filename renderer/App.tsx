import { useTranslation } from 'react-i18next';
import styles from './App.module.css';
import { arrange } from './bench/arrange.ts';
import { Bench } from './bench/Bench.tsx';
import { useWindowSize } from './bench/use-window-size.ts';
import { useUnit, useView } from './state/use.ts';
import { UNIT_SIZES, view } from './state/view.ts';
import { Unit } from './unit/Unit.tsx';

const KIOSK = new URLSearchParams(window.location.search).has('kiosk');

/** The desk: the unit, in a bezel at its true size or filling the window, and the bench beside it or in a drawer. */
export const App = () => {
  const { t } = useTranslation();
  const available = useWindowSize();
  const size = useView((now) => now.size);
  const benchOpen = useView((now) => now.benchOpen);
  const drawerOpen = useView((now) => now.drawerOpen);
  // Without a unit behind it there is nothing for the bench to do.
  const alone = useUnit(({ link }) => link === 'refused');
  const desk = arrange(available, UNIT_SIZES, size, { kiosk: KIOSK, benchOpen: benchOpen && !alone });
  const toggle = () => view.setState({ benchOpen: !benchOpen });

  if (desk.fills) {
    return (
      <div className={styles.filled}>
        <Unit layout={desk.layout} size={available} />
        {desk.bench !== 'none' && !alone && (
          <div className={styles.drawer} data-open={drawerOpen || undefined}>
            <button
              type="button"
              className={styles.handle}
              aria-expanded={drawerOpen}
              aria-label={t(drawerOpen ? 'bench.closeDrawer' : 'bench.open')}
              onClick={() => view.setState({ drawerOpen: !drawerOpen })}
            />
            {drawerOpen && <Bench scale={null} />}
          </div>
        )}
      </div>
    );
  }
  return (
    <div className={styles.desk}>
      <div className={styles.room}>
        <div className={styles.place} style={{ width: desk.outer.width, height: desk.outer.height }}>
          <div className={styles.bezel} style={{ scale: String(desk.scale) }}>
            <Unit layout={desk.layout} size={UNIT_SIZES[desk.layout]} />
          </div>
        </div>
      </div>
      {!alone && (
        <button type="button" className={styles.toggle} aria-expanded={benchOpen} onClick={toggle}>
          {t(benchOpen ? 'bench.hide' : 'bench.show')}
        </button>
      )}
      {benchOpen && !alone && <Bench scale={desk.scale} />}
    </div>
  );
};
