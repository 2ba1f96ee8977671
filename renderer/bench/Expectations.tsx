import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import type { Run } from '../state/scenario.ts';
import { prettyPayload } from './pretty-payload.ts';
import styles from './Scenario.module.css';
import type { Expectation } from './time-line.ts';

const Quote = ({ message }: { readonly message: NonNullable<Expectation['message']> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const said = t('bench.scenario.message', {
    time: format.stopwatch(message.at, 1),
    topic: message.topic,
  });
  return (
    <figure className={styles.quote}>
      <figcaption>{said}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
      <section aria-label={said} tabIndex={0}>
        <pre>{prettyPayload(message.payload)}</pre>
      </section>
    </figure>
  );
};

type LineProps = { readonly number: number; readonly expectation: Expectation };

const Line = ({ number, expectation }: LineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { says, rule, verdict, at, because, message } = expectation;
  return (
    <li data-verdict={verdict}>
      <strong className={styles.verdict}>
        {number} {t(`bench.scenario.verdict.${verdict}`)}
      </strong>
      <div>
        <span lang="en">
          {rule !== null && <b>{rule} </b>}
          {says}
        </span>
        {at !== null && <span className={styles.faint}> {format.stopwatch(at, 1)}</span>}
        {verdict === 'broke' && (
          <>
            <p lang="en">{because}</p>
            {message !== null && <Quote message={message} />}
          </>
        )}
      </div>
    </li>
  );
};

/** What was expected, how it stands, and the first message that broke it. */
export const Expectations = ({ run }: { readonly run: Run }) => {
  const { t } = useTranslation();
  const troubles = run.steps.filter(({ because }) => because !== null);
  return (
    <section className={styles.part} aria-label={t('bench.scenario.expectations')}>
      <p className={styles.title}>{t('bench.scenario.expectations')}</p>
      <ol className={styles.expectations} aria-label={t('bench.scenario.expectations')}>
        {run.expectations.map((expectation, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the expectations of a run stay as they are
          <Line key={index} number={index + 1} expectation={expectation} />
        ))}
      </ol>
      {troubles.length > 0 && (
        <ul className={styles.expectations} aria-label={t('bench.scenario.troubles')}>
          {troubles.map(({ says, because }) => (
            <li key={says} data-verdict="broke">
              <strong className={styles.verdict}>{t('bench.scenario.verdict.broke')}</strong>
              <span lang="en">{because}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
