import { useTranslation } from 'react-i18next';
import styles from './App.module.css';
import { arrange, type BenchRoom, type Desk } from './bench/arrange.ts';
import { TooSmall } from './bench/TooSmall.tsx';
import { useWindowSize } from './bench/use-window-size.ts';
import { useUnit, useView } from './state/use.ts';
import { UNIT_SIZES, view } from './state/view.ts';
import { Fetched, later } from './unit/later.tsx';
import { Unit } from './unit/Unit.tsx';

/** No part of the car, and none of the first view of a kiosk or of a unit that fills its window. */
const BENCH = later(async () => (await import('./bench/Bench.tsx')).Bench);

const KIOSK = new URLSearchParams(window.location.search).has('kiosk');

/** The bench where the unit fills the window. */
const Drawer = ({ room }: { readonly room: BenchRoom }) => {
  const { t } = useTranslation();
  const drawerOpen = useView((now) => now.drawerOpen);
  return (
    <div className={styles.drawer} data-open={drawerOpen || undefined}>
      <button
        type="button"
        className={styles.handle}
        aria-expanded={drawerOpen}
        aria-label={t(drawerOpen ? 'bench.closeDrawer' : 'bench.open')}
        onClick={() => view.setState({ drawerOpen: !drawerOpen })}
      >
        {t('bench.label')}
      </button>
      {drawerOpen && <Fetched part={BENCH} place="screen" given={{ scale: null, room }} />}
    </div>
  );
};

const InBezel = ({ desk }: { readonly desk: Extract<Desk, { shows: 'desk' }> }) => (
  <div className={styles.room}>
    <div className={styles.place} style={{ width: desk.outer.width, height: desk.outer.height }}>
      <div className={styles.bezel} style={{ scale: String(desk.scale) }}>
        <Unit layout={desk.layout} size={UNIT_SIZES[desk.layout]} />
      </div>
    </div>
  </div>
);

/** The desk: the unit, in a bezel at its true size or filling the window, and the bench beside it or in a drawer. */
export const App = () => {
  const { t } = useTranslation();
  const available = useWindowSize();
  const size = useView((now) => now.size);
  const benchWidth = useView((now) => now.benchWidth);
  const chosenOpen = useView((now) => now.benchOpen);
  // Without a unit behind it there is nothing for the bench to do.
  const alone = useUnit(({ link }) => link === 'refused');
  const benchOpen = chosenOpen && !alone;
  const desk = arrange(available, UNIT_SIZES, { size, kiosk: KIOSK, benchOpen, benchWidth });

  if (desk.shows === 'unit') {
    return (
      <div className={styles.filled}>
        <Unit layout={desk.layout} size={available} />
        {desk.drawer !== null && !alone && <Drawer room={desk.drawer} />}
      </div>
    );
  }
  const { bench } = desk;
  return (
    <div className={styles.desk}>
      {desk.shows === 'desk' ? (
        <InBezel desk={desk} />
      ) : (
        <TooSmall now={available} least={desk.least} beside={bench !== null && benchOpen} />
      )}
      {bench !== null && !alone && (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={benchOpen}
          onClick={() => view.setState({ benchOpen: !benchOpen })}
        >
          {t(benchOpen ? 'bench.hide' : 'bench.show')}
        </button>
      )}
      {bench !== null && benchOpen && (
        <Fetched
          part={BENCH}
          place="screen"
          given={{ scale: desk.shows === 'desk' ? desk.scale : 0, room: bench }}
        />
      )}
    </div>
  );
};
