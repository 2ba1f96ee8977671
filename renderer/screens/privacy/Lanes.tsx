import { useTranslation } from 'react-i18next';
import { enumeration } from '../../format/format.ts';
import { Loading } from '../../parts/Loading.tsx';
import { useLaneWords } from '../../parts/lane-words.ts';
import { useLeavingWords } from '../../parts/leaving-words.ts';
import { useLanes } from '../../state/lanes.ts';
import { type Category, type Lane, leavingOf, modeOf } from '../../state/leaving.ts';
import { useUnit } from '../../state/use.ts';
import { CarOutline, CloudOutline } from './Ends.tsx';
import { LaneRow } from './LaneRow.tsx';
import styles from './Lanes.module.css';

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
  const rows = lanes.map((lane) => {
    const mode = modeOf(lane, state);
    return { lane, mode, words: say(lane, mode) };
  });
  const whither = new Set(rows.map(({ words: { whither } }) => whither).filter((one) => one !== null));
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
            <span className={styles.outside}>{t('leaves.outside')}</span>
            {/* Where the lanes have no room to say whither, and it is the same for all, it stands here once. */}
            {whither.size === 1 && <span className={styles.whither}>{[...whither]}</span>}
            <CloudOutline />
          </span>
        </div>
        <ul className={styles.lanes} aria-label={t('leaves.title')}>
          {rows.map((row) => (
            <LaneRow key={row.lane.category} {...row} />
          ))}
        </ul>
      </div>
      <Footnote lanes={lanes} />
    </section>
  );
};
