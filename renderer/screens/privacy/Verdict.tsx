import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerVerdict } from '../../../src/contract/schemas.ts';
import { useFormat } from '../../format/use-format.ts';
import { call } from '../../state/commands.ts';
import styles from './History.module.css';

/** R30: whether every entry of the record still is what was written; asked when the history is opened. */
export const Verdict = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const [verdict, setVerdict] = useState<LedgerVerdict | 'unknown' | null>(null);
  useEffect(() => {
    let shown = true;
    const tell = (found: LedgerVerdict | 'unknown') => {
      if (shown) setVerdict(found);
    };
    call('ledger.verify').then(tell, () => tell('unknown'));
    return () => {
      shown = false;
    };
  }, []);
  const broken = verdict !== null && verdict !== 'unknown' && verdict.status === 'broken';
  const Sign = broken ? ShieldAlert : ShieldCheck;
  const words = (): string => {
    if (verdict === null) return t('history.checking');
    if (verdict === 'unknown') return t('history.notChecked');
    return broken
      ? `${t('history.broken')} ${verdict.message ?? ''}`
      : t('history.whole', { count: verdict.entries, number: format.wholeNumber(verdict.entries) });
  };
  return (
    <p role="status" className={styles.verdict} data-broken={broken || undefined}>
      <Sign aria-hidden strokeWidth={1.75} />
      {words()}
    </p>
  );
};
