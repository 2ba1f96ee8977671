import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { isUnderWay, type Run } from '../state/scenario.ts';
import styles from './TimeLine.module.css';
import { TimeLineList } from './TimeLineList.tsx';
import { axisOf, expectationMarks, type Mark, numbersTold, onSpans, stepMarks } from './time-line.ts';
import { useLaneNames } from './time-line-words.ts';

/** Two marks nearer than this part of the axis would lie upon each other. */
const LEAST_GAP = 0.05;
/** A message is drawn at least this wide, as a part of the axis. */
const LEAST_WIDTH = 0.004;

type LaneProps = { readonly name: string; readonly kind: string; readonly children: ReactNode };

const Lane = ({ name, kind, children }: LaneProps) => (
  <div className={styles.lane} data-kind={kind}>
    <span className={styles.name} title={name}>
      {name}
    </span>
    <div className={styles.track}>{children}</div>
  </div>
);

const percent = (part: number): string => `${Math.max(0, Math.min(1, part)) * 100}%`;

const Marks = ({
  marks,
  of,
  sign,
}: {
  readonly marks: readonly Mark[];
  readonly of: number;
  readonly sign: string;
}) =>
  marks.map(({ at, numbers, bad }) => (
    <span
      key={at}
      className={styles.mark}
      data-bad={bad || undefined}
      data-late={at > of * 0.9 || undefined}
      style={{ left: percent(at / of) }}
    >
      {sign}
      {numbersTold(numbers)}
    </span>
  ));

/** Bars in a lane, each from and to a part of the axis; height from 0 to 1. */
const Bars = ({
  bars,
}: {
  readonly bars: readonly (readonly [from: number, width: number, height: number])[];
}) => (
  <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
    {bars.map(([from, width, height]) => (
      <rect key={from} x={from} y={1 - height} width={width} height={height} />
    ))}
  </svg>
);

/** A run as a picture: one axis of time, what was done, what was on, what was received, and when an expectation was decided. */
export const TimeLine = ({ run }: { readonly run: Run }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf } = useLaneNames();
  const { duration, elapsed, steps, expectations, timeLine } = run;
  const least = duration * LEAST_GAP;
  const most = Math.max(1, ...timeLine.messages.flatMap(({ slots }) => slots.map(([, count]) => count)));
  const broke = expectationMarks(expectations, 'broke', elapsed, least);
  const ticks = axisOf(duration);
  return (
    <section className={styles.timeLine} aria-label={t('bench.scenario.timeLine')}>
      <div
        role="img"
        aria-label={t('bench.scenario.picture', {
          elapsed: format.stopwatch(elapsed),
          duration: format.stopwatch(duration),
          messages: format.wholeNumber(run.messages),
        })}
        className={styles.picture}
      >
        <Lane name="" kind="axis">
          {ticks.map((at) => (
            <span
              key={at}
              className={styles.tick}
              data-late={at > duration * 0.9 || undefined}
              style={{ left: percent(at / duration) }}
            >
              {format.stopwatch(at)}
            </span>
          ))}
        </Lane>
        <Lane name={t('bench.scenario.lane.steps')} kind="steps">
          <Marks marks={stepMarks(steps, least)} of={duration} sign="" />
        </Lane>
        {timeLine.switches.map(({ lane, changes }) => (
          <Lane key={lane} name={nameOf(lane)} kind="switch">
            <Bars
              bars={onSpans(changes, elapsed).map(({ from, to }) => [
                from / duration,
                (to - from) / duration,
                1,
              ])}
            />
          </Lane>
        ))}
        {timeLine.messages.map(({ lane, slots }) => (
          <Lane key={lane} name={nameOf(lane)} kind={lane === 'other' ? 'other' : 'messages'}>
            <Bars
              bars={slots.map(([nth, count]) => [
                (nth * timeLine.slot) / duration,
                Math.max(LEAST_WIDTH, timeLine.slot / duration),
                0.4 + 0.6 * (count / most),
              ])}
            />
          </Lane>
        ))}
        <Lane name={t('bench.scenario.lane.held')} kind="held">
          <Marks marks={expectationMarks(expectations, 'held', elapsed, least)} of={duration} sign="✓" />
        </Lane>
        {broke.length > 0 && (
          <Lane name={t('bench.scenario.lane.broke')} kind="broke">
            <Marks marks={broke} of={duration} sign="✗" />
          </Lane>
        )}
        {isUnderWay(run) && (
          <div className={styles.over}>
            <div className={styles.now} style={{ left: percent(elapsed / duration) }} />
          </div>
        )}
      </div>
      <details className={styles.list}>
        <summary>{t('bench.scenario.asList')}</summary>
        <TimeLineList run={run} />
      </details>
    </section>
  );
};
