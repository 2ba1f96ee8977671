import { ChevronRight, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { measured } from '../../format/format.ts';
import { useFormat } from '../../format/use-format.ts';
import { ASSUMED_SPEED, arrivalAt, type Guidance, speedOf } from '../../map/guidance.ts';
import type { Journey } from '../../map/use-journey.ts';
import { useUnit, useUnitTime } from '../../state/use.ts';
import styles from './GuidanceCard.module.css';
import { ManoeuvreArrow } from './ManoeuvreArrow.tsx';

const useInstruction = (): ((guidance: Guidance) => string) => {
  const { t } = useTranslation();
  return (guidance) =>
    guidance.kind === 'manoeuvre'
      ? t(`map.guidance.${guidance.manoeuvre.bend}.${guidance.manoeuvre.side}`)
      : t(`map.guidance.${guidance.kind}`);
};

/** How far it still is and when the car is there; on what that time rests is said beside it. */
const Remaining = ({ left }: { readonly left: number }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useUnitTime();
  const distance = useUnit(({ motion }) => Math.round((motion?.distance ?? 0) / 10) * 10);
  const seconds = useUnit(({ motion }) => Math.round(motion?.duration ?? 0));
  const speed = speedOf(distance, seconds);
  const assumed = speed === ASSUMED_SPEED;
  return (
    <div className={styles.remaining}>
      <p className={styles.figures}>
        <span>{t('map.guidance.left', { left: format.lengthText(left) })}</span>
        {now !== null && (
          <span>{t('map.guidance.arrival', { time: format.clockTime(arrivalAt(now, left, speed)) })}</span>
        )}
      </p>
      <p className={styles.basis}>
        {assumed
          ? t('map.guidance.byAssumption', {
              speed: measured(format.speed(speed)),
            })
          : t('map.guidance.byAverage')}
      </p>
    </div>
  );
};

type Props = {
  readonly journey: Journey | null;
  readonly onDestination: () => void;
  readonly open: boolean;
};

/** What comes next, how far it still is, and where to: the last is touched to choose another destination. */
export const GuidanceCard = ({ journey, onDestination, open }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const instruction = useInstruction();
  const drive = useUnit(({ state }) => state?.drive ?? null);
  const destination = useUnit(({ state }) => state?.destination ?? null);
  const name = destination === null ? null : (destination.name ?? t('map.pointOnRoute'));
  return (
    <section className={styles.card} aria-label={t('map.guidance.label')}>
      {journey !== null ? (
        <>
          <div className={styles.next}>
            <ManoeuvreArrow guidance={journey.guidance} />
            <p className={styles.words}>
              {'ahead' in journey.guidance && (
                <span className={styles.distance}>{format.lengthText(journey.guidance.ahead)}</span>
              )}
              <span className={styles.instruction}>{instruction(journey.guidance)}</span>
            </p>
          </div>
          {journey.guidance.kind !== 'arrived' && <Remaining left={journey.left} />}
        </>
      ) : (
        <div className={styles.idle}>
          <p className={styles.instruction}>
            {drive?.arrived ? t('map.guidance.arrived') : (drive?.name ?? t('map.noDrive'))}
          </p>
          {drive === null && (
            <p className={styles.basis}>
              {destination === null ? t('map.noDriveText') : t('map.guidance.waiting')}
            </p>
          )}
        </div>
      )}
      <button
        type="button"
        className={styles.destination}
        aria-expanded={open}
        aria-label={name === null ? t('map.destination.choose') : t('map.destinationIs', { name })}
        onClick={onDestination}
      >
        <MapPin aria-hidden strokeWidth={1.75} />
        <span>{name ?? t('map.destination.choose')}</span>
        <ChevronRight aria-hidden strokeWidth={1.75} />
      </button>
    </section>
  );
};
