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
/** kWh for 100 km: the scale grows beyond these by as much again, so that it does not jump about. */
const USUAL_MOST = 30;
const STEP = 15;

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
export const ConsumptionChart = ({ values, average }: Props) => {
  const { t } = useTranslation();
  const { lengthText, wholeNumber } = useFormat();
  const newest = values.at(-1)?.index ?? 0;
  const oldest = values[0]?.index ?? 0;
  const seen = values.map(({ value }) => value);
  const most = Math.max(USUAL_MOST, Math.ceil(Math.max(...seen) / STEP) * STEP);
  const least = Math.min(0, Math.floor(Math.min(...seen) / STEP) * STEP);
  // A chart that has only begun is drawn wide, up to the fifteen kilometres that it keeps.
  const count = Math.min(STRETCHES, Math.max(6, newest - oldest + 1));
  const first = newest - count + 1;
  const x = (index: number): number => ((index - first) / count) * WIDTH;
  const y = (value: number): number => HEIGHT - ((value - least) / (most - least)) * HEIGHT;
  const outline = (run: readonly Point[]): string =>
    run.map(({ index, value }) => `L${x(index)} ${y(value)} L${x(index + 1)} ${y(value)}`).join(' ');
  const runs = runsOf(values);
  const levels = Array.from({ length: (most - least) / STEP + 1 }, (_, step) => least + step * STEP);
  const total = count * STRETCH;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        {t('car.energy.chart', { distance: lengthText(total) })}
        <span>{t('car.energy.scale', { least: wholeNumber(least), most: wholeNumber(most) })}</span>
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
