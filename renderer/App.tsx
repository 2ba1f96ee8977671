import { useTranslation } from 'react-i18next';
import styles from './App.module.css';
import { arrange, type BenchRoom, type Desk, type Size } from './bench/arrange.ts';
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
const Drawer = ({ scale, room }: { readonly scale: number; readonly room: BenchRoom }) => {
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
      {drawerOpen && <Fetched part={BENCH} place="screen" given={{ scale, followsWindow: true, room }} />}
    </div>
  );
};

type PlaceProps = { readonly desk: Exclude<Desk, { shows: 'too-small' }>; readonly available: Size };

/**
 * The unit, in its bezel or filling the window. INVARIANT: in one place of the tree, so that it keeps what was begun in
 * it when the window becomes larger or smaller.
 */
const Place = ({ desk, available }: PlaceProps) => {
  const fills = desk.shows === 'unit';
  return (
    <div className={styles.room}>
      <div className={styles.place} style={desk.outer}>
        <div className={fills ? styles.bare : styles.bezel} style={{ scale: String(desk.scale) }}>
          <Unit layout={desk.layout} size={fills ? available : UNIT_SIZES[desk.layout]} />
        </div>
      </div>
    </div>
  );
};

type BesideProps = { readonly scale: number; readonly room: BenchRoom; readonly shown: boolean };

/** The bench beside the desk, and what shows and hides it. */
const Beside = ({ scale, room, shown }: BesideProps) => {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={shown}
        onClick={() => view.setState({ benchOpen: !shown })}
      >
        {t(shown ? 'bench.hide' : 'bench.show')}
      </button>
      {shown && <Fetched part={BENCH} place="screen" given={{ scale, followsWindow: false, room }} />}
    </>
  );
};

/** The desk: the unit, in a bezel at its true size or filling the window, and the bench beside it or in a drawer. */
export const App = () => {
  const available = useWindowSize();
  const size = useView((now) => now.size);
  const benchWidth = useView((now) => now.benchWidth);
  const chosenOpen = useView((now) => now.benchOpen);
  const chosenDrawer = useView((now) => now.drawerOpen);
  // Without a unit behind it there is nothing for the bench to do.
  const alone = useUnit(({ link }) => link === 'refused');
  const [benchOpen, drawerOpen] = [chosenOpen && !alone, chosenDrawer && !alone];
  const desk = arrange(available, UNIT_SIZES, { size, kiosk: KIOSK, benchOpen, drawerOpen, benchWidth });

  const scale = desk.shows === 'too-small' ? 0 : desk.scale;
  const drawer = desk.shows === 'unit' ? desk.drawer : null;
  const bench = desk.shows === 'unit' ? null : desk.bench;
  return (
    <div className={styles.desk}>
      {desk.shows === 'too-small' ? (
        <TooSmall now={available} least={desk.least} beside={bench !== null && benchOpen} />
      ) : (
        <Place desk={desk} available={available} />
      )}
      {drawer !== null && !alone && <Drawer scale={scale} room={drawer} />}
      {bench !== null && !alone && <Beside scale={scale} room={bench} shown={benchOpen} />}
    </div>
  );
};
