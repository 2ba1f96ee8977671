import { Pause, Play, StepForward } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SPEEDS } from '../../src/contract/clock-schemas.ts';
import { useFormat } from '../format/use-format.ts';
import { unit, unitTime } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { attempt } from './attempt.ts';
import styles from './Clock.module.css';
import { Segments } from './Segments.tsx';

/** How often the time is shown anew, in milliseconds: ten times as fast as a second is too fast to read anyway. */
const PERIOD = 200;

/** The unit's time as it passes, in milliseconds. */
const usePassingTime = (): number | null => {
  const [, tick] = useState(0);
  // Also when the unit tells, so that a step is seen at once.
  useUnit(({ heard }) => heard);
  useEffect(() => {
    const timer = window.setInterval(() => tick((count) => count + 1), PERIOD);
    return () => window.clearInterval(timer);
  }, []);
  return unitTime(unit.getState(), Date.now());
};

const Now = () => {
  const { preciseTime } = useFormat();
  const { t } = useTranslation();
  const now = usePassingTime();
  return (
    <output className={styles.now} aria-label={t('desk.now')} aria-live="off">
      {now === null ? '' : preciseTime(now)}
    </output>
  );
};

/** How time passes in the unit: it stands, takes a step, or passes faster. */
export const Clock = () => {
  const { t } = useTranslation();
  const { wholeNumber } = useFormat();
  const pace = useUnit(({ state }) => state?.pace);
  const virtual = useUnit(({ state }) => state?.clock === 'virtual');
  const running = pace?.running ?? false;
  const speeds = [...SPEEDS.map(String), ...(virtual ? ['max'] : [])];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning
    <div className={styles.clock} role="group" aria-label={t('desk.time')}>
      <button
        type="button"
        className={styles.sign}
        aria-label={t(running ? 'desk.stand' : 'desk.pass')}
        title={t(running ? 'desk.stand' : 'desk.pass')}
        disabled={pace === undefined}
        onClick={() => void attempt(running ? 'clock.pause' : 'clock.resume')}
      >
        {running ? <Pause aria-hidden /> : <Play aria-hidden />}
      </button>
      <button
        type="button"
        className={styles.sign}
        aria-label={t('desk.step')}
        title={t('desk.step')}
        disabled={pace === undefined || running}
        onClick={() => void attempt('clock.step')}
      >
        <StepForward aria-hidden />
      </button>
      <Segments
        label={t('desk.speed')}
        value={pace === undefined ? undefined : String(pace.speed)}
        options={speeds.map((value) => ({
          value,
          label: value === 'max' ? t('desk.max') : t('desk.times', { number: wholeNumber(Number(value)) }),
        }))}
        onChoose={(value) => void attempt('clock.speed', { times: value === 'max' ? 'max' : Number(value) })}
      />
      <Now />
    </div>
  );
};
