import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { STRETCH, STRETCHES } from '../../state/energy.ts';
import styles from './ConsumptionChart.module.css';

type Point = { readonly index: number; readonly value: number };
type Props = {
  /** kWh for 100 km of each stretch of road that was seen, in driving order. */
  readonly values: readonly Point[];
  /** Of the whole drive, null while it is too short. */
  readonly average: number | null;
};

const WIDTH = 1000;
const HEIGHT = 400;
/** As shown, in the driver's units: the scale reaches two steps up, and grows by whole ones, so that it does not jump about. */
const STEPS = { metric: 15, imperial: 25 } as const;

/** Runs of stretches that follow on each other; where nothing was seen there is a gap. */
const runsOf = (values: readonly Point[]): readonly (readonly Point[])[] => {
  const runs: Point[][] = [];
  for (const point of values) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.index === point.index - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
};

/** The consumption of the last kilometres as an area, the newest at the right. What lies below the line came back. */
export const ConsumptionChart = ({ values: measured, average: measuredAverage }: Props) => {
  const { t } = useTranslation();
  const { units, lengthText, wholeNumber, consumptionIn, consumptionUnit } = useFormat();
  const values = measured.map(({ index, value }) => ({ index, value: consumptionIn(value) }));
  const average = measuredAverage === null ? null : consumptionIn(measuredAverage);
  const step = STEPS[units];
  const newest = values.at(-1)?.index ?? 0;
  const oldest = values[0]?.index ?? 0;
  const seen = values.map(({ value }) => value);
  const most = Math.max(2 * step, Math.ceil(Math.max(...seen) / step) * step);
  const least = Math.min(0, Math.floor(Math.min(...seen) / step) * step);
  // A chart that has only begun is drawn wide, up to the fifteen kilometres that it keeps.
  const count = Math.min(STRETCHES, Math.max(6, newest - oldest + 1));
  const first = newest - count + 1;
  const x = (index: number): number => ((index - first) / count) * WIDTH;
  const y = (value: number): number => HEIGHT - ((value - least) / (most - least)) * HEIGHT;
  const outline = (run: readonly Point[]): string =>
    run.map(({ index, value }) => `L${x(index)} ${y(value)} L${x(index + 1)} ${y(value)}`).join(' ');
  const runs = runsOf(values);
  const levels = Array.from({ length: (most - least) / step + 1 }, (_, place) => least + place * step);
  const total = count * STRETCH;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        {t('car.energy.chart', { distance: lengthText(total) })}
        <span>
          {t('car.energy.scale', {
            least: wholeNumber(least),
            most: wholeNumber(most),
            unit: consumptionUnit,
          })}
        </span>
      </figcaption>
      <div className={styles.plot}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {levels.map((level) => (
            <line
              key={level}
              className={styles.level}
              data-zero={level === 0 || undefined}
              x1="0"
              x2={WIDTH}
              y1={y(level)}
              y2={y(level)}
            />
          ))}
          {runs.map((run) => {
            const from = run[0]?.index ?? 0;
            const to = (run.at(-1)?.index ?? 0) + 1;
            return (
              <g key={from}>
                <path className={styles.area} d={`M${x(from)} ${y(0)} ${outline(run)} L${x(to)} ${y(0)} Z`} />
                <path className={styles.line} d={outline(run).replace('L', 'M')} />
              </g>
            );
          })}
          {average !== null && (
            <line className={styles.average} x1="0" x2={WIDTH} y1={y(average)} y2={y(average)} />
          )}
        </svg>
        {levels.map((level) => (
          <span
            key={level}
            aria-hidden="true"
            className={styles.mark}
            style={{ top: `${(y(level) / HEIGHT) * 100}%` }}
          >
            {wholeNumber(level)}
          </span>
        ))}
      </div>
      <p className={styles.axis} aria-hidden="true">
        <span>{t('car.energy.ago', { distance: lengthText(total) })}</span>
        <span>{t('car.energy.here')}</span>
      </p>
    </figure>
  );
};
