import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../src/contract/commands.ts';
import type { Fault } from '../../src/contract/errors.ts';
import { useFormat } from '../format/use-format.ts';
import { Button } from '../parts/Button.tsx';
import { FaultNote } from '../parts/FaultNote.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { call, faultOf } from '../state/commands.ts';
import { unit } from '../state/unit.ts';
import { useUnit, useUnitTime } from '../state/use.ts';
import { close } from '../state/view.ts';
import styles from './PairPhone.module.css';

type Code = Result<'pairing.start'>;

const idsNow = (): ReadonlySet<string> => new Set(unit.getState().profiles?.map(({ id }) => id));

/** R2, R6: a code that a phone sends back within its time; whoever sends it is paired as a second driver. */
export const PairPhone = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const [code, setCode] = useState<Code | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [before, setBefore] = useState(idsNow);
  const paired = useUnit(({ profiles }) => profiles?.find(({ id }) => !before.has(id))?.name ?? null);
  const now = useUnitTime();
  const ask = async () => {
    setBefore(idsNow());
    try {
      setCode(await call('pairing.start', undefined, 'pair-a-phone'));
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one code when the sheet opens, the next by hand
  useEffect(() => void ask(), []);

  const expires = code === null ? null : Date.parse(code.expires);
  const expired = expires !== null && now !== null && now >= expires;
  return (
    <Sheet title={t('pairing.title')} shape="full" onClose={close}>
      <p className={styles.lead}>{t('pairing.lead')}</p>
      <div role="status" className={styles.code}>
        {paired !== null ? (
          <p className={styles.paired}>{t('pairing.paired', { name: paired })}</p>
        ) : code === null || expires === null ? (
          <p>{fault === null && t('pairing.asking')}</p>
        ) : expired ? (
          <p>{t('pairing.expired')}</p>
        ) : (
          <>
            <p className={styles.digits}>{code.code}</p>
            <p>{t('pairing.validUntil', { time: format.clockTime(expires) })}</p>
          </>
        )}
      </div>
      {fault !== null && <FaultNote fault={fault} onDismiss={() => setFault(null)} />}
      <div className={styles.ways}>
        {(expired || fault !== null || paired !== null) && (
          <Button onClick={() => void ask()}>{t('pairing.fresh')}</Button>
        )}
        <Button onClick={close}>{t('pairing.done')}</Button>
      </div>
    </Sheet>
  );
};
