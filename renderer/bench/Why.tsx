import { useTranslation } from 'react-i18next';
import type { Result } from '../../src/contract/commands.ts';
import { useReason } from '../parts/reason-words.ts';
import { useUnit } from '../state/use.ts';
import styles from './Why.module.css';

type Decision = Result<'privacy.decisions'>[number];

/** The decisions of one kind of message, category by category, as the unit lists them. */
const byKind = (decisions: readonly Decision[]): readonly (readonly [string, readonly Decision[]])[] => [
  ...Map.groupBy(decisions, ({ because }) => because.kind),
];

const Row = ({ decision }: { readonly decision: Decision }) => {
  const { t } = useTranslation();
  const reason = useReason();
  const { signal, outcome, rule, because } = decision;
  return (
    <tr data-outcome={outcome}>
      <th scope="row" title={signal}>
        {signal.replace(/^Vehicle\./, '').replaceAll('.', '.\u200b')}
      </th>
      <td className={styles.outcome}>{t(`bench.outcomes.${outcome}`)}</td>
      <td>{rule}</td>
      <td>{reason(because.reason, because.setting)}</td>
    </tr>
  );
};

/** R29: for each signal whether it would leave now, by which rule, and why. */
export const Why = () => {
  const { t } = useTranslation();
  const decisions = useUnit((unit) => unit.decisions);
  if (decisions === null) return <p className={styles.remark}>{t('bench.noDecisions')}</p>;
  const leaves = decisions.filter(({ outcome }) => outcome === 'publish').length;
  return (
    <>
      <p className={styles.remark}>
        {t('bench.counted', {
          leaves,
          stays: decisions.length - leaves,
          epoch: decisions[0]?.because.epoch ?? 0,
        })}
      </p>
      <table className={styles.table} aria-label={t('bench.decisions')}>
        <thead>
          <tr>
            <th scope="col">{t('bench.signal')}</th>
            <th scope="col">{t('bench.outcome')}</th>
            <th scope="col">{t('bench.rule')}</th>
            <th scope="col">{t('bench.because')}</th>
          </tr>
        </thead>
        {byKind(decisions).map(([kind, rows]) => (
          <tbody key={kind}>
            <tr className={styles.kind}>
              <th scope="rowgroup" colSpan={4}>
                {t('bench.kind', { returnObjects: true })[kind as 'telemetry'] ?? kind}
              </th>
            </tr>
            {rows.map((decision) => (
              <Row key={decision.signal} decision={decision} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
};
