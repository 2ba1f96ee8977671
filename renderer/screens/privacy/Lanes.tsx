import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { enumeration } from '../../format/format.ts';
import { classNames } from '../../parts/class-names.ts';
import { CATEGORY_SIGNS } from '../../parts/LaneSketch.tsx';
import { LaneWay } from '../../parts/LaneWay.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { type LaneWords, useLaneWords } from '../../parts/lane-words.ts';
import { useLeavingWords } from '../../parts/leaving-words.ts';
import surface from '../../parts/Surface.module.css';
import { useLanes } from '../../state/lanes.ts';
import {
  type Category,
  type Lane,
  type LaneMode,
  leavingOf,
  modeOf,
  type Way,
  wayTo,
} from '../../state/leaving.ts';
import { useUnit } from '../../state/use.ts';
import { open, show, showPrivacy } from '../../state/view.ts';
import { CarOutline, CloudOutline } from './Ends.tsx';
import styles from './Lanes.module.css';

/** Leads to what governs a lane. */
const go = (way: Way): void => {
  switch (way.to) {
    case 'switch':
      showPrivacy('switches', `setting.${way.setting}`);
      return;
    case 'consent':
      showPrivacy('consents', `consent.${way.purpose}`);
      return;
    case 'services':
      show('services');
      return;
    case 'terms':
      open('guest-terms');
      return;
    case 'people':
      open('who-drives');
      return;
    case 'theft':
      showPrivacy('leaves', 'theft.consent');
      return;
    case 'record':
      showPrivacy('history');
      return;
  }
};

type RowProps = { readonly lane: Lane; readonly mode: LaneMode; readonly words: LaneWords };

const LaneRow = ({ lane, mode, words }: RowProps) => {
  const { name, word, why, figure, unit, where, who, way } = words;
  const Sign = CATEGORY_SIGNS[lane.category];
  return (
    <li>
      <button
        type="button"
        className={classNames(surface.touched, styles.lane)}
        data-mode={mode}
        aria-label={[`${name}, ${why}`, `${word}, ${figure} ${unit}`, where, who, way]
          .filter((part) => part !== null)
          .join('. ')}
        onClick={() => go(wayTo(lane))}
      >
        <span className={styles.within}>
          {Sign !== undefined && <Sign aria-hidden strokeWidth={1.5} className={styles.sign} />}
          <span className={styles.what}>
            {/* The spaces are heard and not seen: without them the name of the button would not be the words on it. */}
            <span className={styles.name}>{name}</span> <span className={styles.why}>{why}</span>{' '}
          </span>
        </span>
        <LaneWay lane={lane} mode={mode} />
        <span className={styles.beyond}>
          <span className={styles.word}>{word}</span>{' '}
          <span className={styles.rate}>
            <span className={styles.figure}>{figure}</span> {unit}
          </span>{' '}
          <span className={styles.where}>{where}</span>
        </span>
        <ChevronRight aria-hidden strokeWidth={1.75} className={styles.go} />
      </button>
    </li>
  );
};

/** What the car never collects, and what the numbers count. */
const Footnote = ({ lanes }: { readonly lanes: readonly Lane[] }) => {
  const { t, i18n } = useTranslation();
  const stats = useUnit((unit) => unit.stats);
  const absent = (Object.keys(stats ?? {}) as Category[]).filter(
    (category) => !lanes.some((lane) => lane.category === category),
  );
  const what = enumeration(
    i18n.language,
    absent.map((category) => t(`leaves.inSentence.${category}`)),
  );
  return (
    <p className={styles.note}>
      {t('leaves.countsFrom')} {absent.length > 0 && t('leaves.notCollected', { what })}
    </p>
  );
};

/**
 * The signature picture: one lane a category, from the car through its skin to whoever receives it. A gate is open or shut as the
 * unit decides; a message is drawn when the broker has acknowledged it. A touch leads to what governs the lane.
 */
export const Lanes = () => {
  const { t } = useTranslation();
  const state = useUnit((unit) => unit.state);
  const lanes = useLanes();
  const words = useLeavingWords();
  const say = useLaneWords();
  if (state === null || lanes === null) return <Loading>{t('leaves.unknown')}</Loading>;
  const [first] = words(leavingOf(state, lanes));
  return (
    <section className={styles.picture}>
      <h2 className={styles.first}>{first}</h2>
      <div className={styles.drawing}>
        <div className={styles.ends}>
          <span className={styles.car}>
            <CarOutline />
            {t('leaves.car')}
          </span>
          <span className={styles.cloud}>
            {t('leaves.outside')}
            <CloudOutline />
          </span>
        </div>
        <ul className={styles.lanes} aria-label={t('leaves.title')}>
          {lanes.map((lane) => {
            const mode = modeOf(lane, state);
            return <LaneRow key={lane.category} lane={lane} mode={mode} words={say(lane, mode)} />;
          })}
        </ul>
      </div>
      <Footnote lanes={lanes} />
    </section>
  );
};
