import { ChevronRight } from 'lucide-react';
import { classNames } from '../../parts/class-names.ts';
import { CATEGORY_SIGNS } from '../../parts/LaneSketch.tsx';
import { LaneWay } from '../../parts/LaneWay.tsx';
import { joined, type LaneWords } from '../../parts/lane-words.ts';
import surface from '../../parts/Surface.module.css';
import { type Lane, type LaneMode, type Way, wayTo } from '../../state/leaving.ts';
import { open, show, showPrivacy } from '../../state/view.ts';
import styles from './LaneRow.module.css';

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

type Props = { readonly lane: Lane; readonly mode: LaneMode; readonly words: LaneWords };

/** One lane: what it is and why, its way through the gate, and what comes of it outside. All of it is touched. */
export const LaneRow = ({ lane, mode, words }: Props) => {
  const { name, word, why, kept, figure, unit, whither, since, who, way } = words;
  const Sign = CATEGORY_SIGNS[lane.category];
  return (
    <li>
      <button
        type="button"
        className={classNames(surface.touched, styles.lane)}
        data-mode={mode}
        aria-label={[
          `${name}, ${joined([why, kept])}`,
          `${word}, ${figure} ${unit}`,
          joined([whither, since]),
          who,
          way,
        ]
          .filter((part) => part !== null)
          .join('. ')}
        onClick={() => go(wayTo(lane))}
      >
        <span className={styles.within}>
          {Sign !== undefined && <Sign aria-hidden strokeWidth={1.5} className={styles.sign} />}
          <span className={styles.what}>
            {/* The spaces are heard and not seen: without them the name of the button would not be the words on it. */}
            <span className={styles.name}>{name}</span>{' '}
            <span className={styles.why}>
              {why}
              {kept !== null && <span className={styles.kept}> · {kept}</span>}
            </span>{' '}
          </span>
        </span>
        <LaneWay lane={lane} mode={mode} />
        <span className={styles.beyond}>
          <span className={styles.word}>{word}</span>{' '}
          <span className={styles.rate}>
            <span className={styles.figure}>{figure}</span> {unit}
          </span>{' '}
          <span className={styles.where}>
            {whither !== null && <span className={styles.whither}>{whither} · </span>}
            {since}
          </span>
        </span>
        <ChevronRight aria-hidden strokeWidth={1.75} className={styles.go} />
      </button>
    </li>
  );
};
