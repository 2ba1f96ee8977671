import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import {
  choose,
  chooseParameter,
  chosenOf,
  heardRun,
  isUnderWay,
  parametersOf,
  type Run,
  type ScenarioInfo,
  scenarios,
} from '../state/scenario.ts';
import { useScenarios } from '../state/use.ts';
import { attempt } from './attempt.ts';
import { Expectations } from './Expectations.tsx';
import { RunNotes } from './RunNotes.tsx';
import styles from './Scenario.module.css';
import { TimeLine } from './TimeLine.tsx';

/** What a scenario checks, in its own words: the text of a file, which nobody translates. */
const Checks = ({ info }: { readonly info: ScenarioInfo }) => {
  const { t } = useTranslation();
  return (
    <details className={styles.about}>
      <summary>
        {t('bench.scenario.checks', { count: info.checks.length, number: info.checks.length })}
      </summary>
      <div lang="en">
        {info.about !== null && <p>{info.about}</p>}
        <ul>
          {info.checks.map((check) => (
            <li key={check}>{check}</li>
          ))}
        </ul>
      </div>
    </details>
  );
};

const Parameters = ({ info }: { readonly info: ScenarioInfo }) => {
  const chosen = useScenarios(({ parameters }) => parameters);
  const now = parametersOf(info, chosen);
  return Object.entries(info.parameters).map(([name, values]) => (
    <label key={name} lang="en">
      {name}{' '}
      <select
        value={String(now[name])}
        onChange={({ target }) =>
          chooseParameter(name, values.find((value) => String(value) === target.value) ?? null)
        }
      >
        {values.map((value) => (
          <option key={String(value)}>{String(value)}</option>
        ))}
      </select>
    </label>
  ));
};

/** How far the run is, and how it ended. */
const Progress = ({ run }: { readonly run: Run }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.progress}>
      <p role="status" data-state={run.state}>
        <strong>{t(`bench.scenario.state.${run.state}`)}</strong> <span lang="en">{run.title}</span>
        {Object.keys(run.parameters).length > 0 && (
          <span lang="en">
            {' '}
            (
            {Object.entries(run.parameters)
              .map(([name, value]) => `${name} ${String(value)}`)
              .join(', ')}
            )
          </span>
        )}
      </p>
      <div className={styles.bar}>
        <progress
          aria-label={t('bench.scenario.progress')}
          max={run.duration}
          value={Math.min(run.elapsed, run.duration)}
        />
        <span>
          {t('bench.scenario.elapsed', {
            elapsed: format.stopwatch(run.elapsed),
            duration: format.stopwatch(run.duration),
          })}
        </span>
      </div>
      {run.fault !== null && (
        <p className={styles.fault} lang="en">
          {run.fault.sentence} {run.fault.remedy}
        </p>
      )}
    </div>
  );
};

const begin = async (info: ScenarioInfo): Promise<void> => {
  const parameters = parametersOf(info, scenarios.getState().parameters);
  await attempt('scenario.run', { name: info.name, parameters });
};

const stop = async (): Promise<void> => {
  const run = await attempt('scenario.stop');
  if (run !== null) heardRun(run);
};

/** Runs a scenario on this unit, and shows what came of it. */
export const Scenario = () => {
  const { t } = useTranslation();
  const field = useId();
  const all = useScenarios((now) => now);
  const { list, run } = all;
  const info = chosenOf(all);
  if (list === null) return <p className={styles.remark}>{t('bench.scenario.asking')}</p>;
  if (info === null) return <p className={styles.remark}>{t('bench.scenario.none')}</p>;
  const underWay = isUnderWay(run);
  return (
    <div className={styles.scenario}>
      <section className={styles.choice} aria-label={t('bench.scenario.choice')}>
        <label htmlFor={field} className={styles.caption}>
          {t('bench.scenario.name')}
        </label>
        <select
          id={field}
          className={styles.field}
          lang="en"
          value={info.name}
          onChange={({ target }) => choose(target.value)}
        >
          {list.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <Checks info={info} />
        <div className={styles.line}>
          <Parameters info={info} />
          <span className={styles.buttons}>
            <button
              type="button"
              disabled={underWay || info.obstacles.length > 0}
              onClick={() => void begin(info)}
            >
              {t('bench.scenario.run')}
            </button>
            <button type="button" disabled={!underWay} onClick={() => void stop()}>
              {t('bench.scenario.stop')}
            </button>
          </span>
        </div>
        {info.obstacles.length > 0 && (
          <p className={styles.obstacle}>
            {info.obstacles.map((obstacle) => t(`bench.scenario.obstacle.${obstacle}`)).join(' ')}{' '}
            {t('bench.scenario.own')} <code>glovebox simulate {info.name}</code>
          </p>
        )}
      </section>
      {run !== null && (
        <>
          <Progress run={run} />
          <TimeLine run={run} />
          <Expectations run={run} />
          <RunNotes run={run} />
        </>
      )}
    </div>
  );
};
