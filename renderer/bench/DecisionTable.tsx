import { useTranslation } from 'react-i18next';
import { useReason } from '../parts/reason-words.ts';
import type { Decision } from './ask-why.ts';
import styles from './Why.module.css';

/** The decisions of one kind of message together, in the order in which the unit lists them. */
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
      <td>{reason(because)}</td>
    </tr>
  );
};

type Props = { readonly decisions: readonly Decision[]; readonly nameOf: (kind: string) => string };

export const DecisionTable = ({ decisions, nameOf }: Props) => {
  const { t } = useTranslation();
  return (
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
              {nameOf(kind)}
            </th>
          </tr>
          {rows.map((decision) => (
            <Row key={decision.signal} decision={decision} />
          ))}
        </tbody>
      ))}
    </table>
  );
};
