import { useTranslation } from 'react-i18next';
import { enumeration, wholeNumber } from '../../format/format.ts';
import { CATEGORY_SIGNS } from '../../parts/LaneSketch.tsx';
import { useLeavingWords } from '../../parts/leaving-words.ts';
import { useReason } from '../../parts/reason-words.ts';
import { useLanes } from '../../state/lanes.ts';
import { type Category, type Lane, leavingOf, withheldOf } from '../../state/leaving.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Lanes.module.css';
import { usePulse } from './use-pulse.ts';

const Counts = ({ lane }: { readonly lane: Lane }) => {
  const { t, i18n } = useTranslation();
  const { counts, open } = lane;
  if (counts === null) return null;
  const say = (key: 'sent' | 'withheld' | 'waiting' | 'removed', count: number): string =>
    t(`leaves.${key}`, { number: wholeNumber(i18n.language, count) });
  const withheld = withheldOf(counts);
  const parts = [
    counts.acknowledged > 0 ? say('sent', counts.acknowledged) : t('leaves.nothingSent'),
    open || withheld === 0 ? null : say('withheld', withheld),
    counts.queued > 0 ? say('waiting', counts.queued) : null,
    counts.purged > 0 ? say('removed', counts.purged) : null,
  ].filter((part) => part !== null);
  return <span className={styles.counts}>{parts.slice(0, 2).join(' · ')}</span>;
};

const LaneRow = ({ lane }: { readonly lane: Lane }) => {
  const { t } = useTranslation();
  const reason = useReason();
  const pulse = usePulse(lane.counts?.published ?? 0);
  const Sign = CATEGORY_SIGNS[lane.category];
  return (
    <li className={styles.lane} data-open={lane.open || undefined}>
      <span className={styles.sign}>{Sign !== undefined && <Sign aria-hidden strokeWidth={1.75} />}</span>
      <span className={styles.what}>
        <span className={styles.name}>{t(`category.${lane.category}`)}</span>
        <span className={styles.why}>{reason(lane)}</span>
      </span>
      <span className={styles.way} aria-hidden="true">
        <span className={styles.gate} />
        {lane.open && pulse > 0 && <span key={pulse} className={styles.pulse} />}
      </span>
      <span className={styles.state}>
        <span className={styles.word}>{t(lane.open ? 'leaves.open' : 'leaves.shut')}</span>
        <Counts lane={lane} />
      </span>
    </li>
  );
};

/** A live picture: one lane a category, from the car outwards, open or shut, with what went through and what was kept. */
export const Lanes = () => {
  const { t, i18n } = useTranslation();
  const state = useUnit((unit) => unit.state);
  const stats = useUnit((unit) => unit.stats);
  const lanes = useLanes();
  const words = useLeavingWords();
  if (state === null || lanes === null) {
    return (
      <p role="status" className={styles.empty}>
        {t('leaves.unknown')}
      </p>
    );
  }
  const [first] = words(leavingOf(state, lanes));
  const absent = (Object.keys(stats ?? {}) as Category[]).filter(
    (category) => !lanes.some((lane) => lane.category === category),
  );
  return (
    <section className={styles.picture} data-online={state.connection.status === 'online' || undefined}>
      <h2 className={styles.first}>{first}</h2>
      <ul className={styles.lanes} aria-label={t('leaves.title')}>
        {lanes.map((lane) => (
          <LaneRow key={lane.category} lane={lane} />
        ))}
      </ul>
      <p className={styles.note}>
        {t('leaves.countsFrom')}.
        {absent.length > 0 &&
          ` ${t('leaves.notCollected', {
            what: enumeration(
              i18n.language,
              absent.map((category) => t(`leaves.inSentence.${category}`)),
            ),
          })}`}
      </p>
    </section>
  );
};
