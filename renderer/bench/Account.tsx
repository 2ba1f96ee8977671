import { useTranslation } from 'react-i18next';
import { act } from '../state/commands.ts';
import type { Contract } from '../state/switches.ts';
import { useUnit } from '../state/use.ts';
import styles from './Account.module.css';
import { attempt } from './attempt.ts';
import { Phone } from './Phone.tsx';
import { PublishNotice } from './PublishNotice.tsx';
import { Record } from './Record.tsx';

/** The owner reports a theft by the account. */
const Theft = () => {
  const { t } = useTranslation();
  const reported = useUnit(({ state }) => state?.theft.reported ?? false);
  return (
    <fieldset className={styles.part}>
      <legend>{t('bench.theft')}</legend>
      <div className={styles.line}>
        <button type="button" disabled={reported} onClick={() => void act('bench', 'theft.report')}>
          {t('bench.reportStolen')}
        </button>
        <button type="button" disabled={!reported} onClick={() => void act('bench', 'theft.end')}>
          {t('bench.found')}
        </button>
        <span role="status">{t(reported ? 'bench.stolen' : 'bench.notStolen')}</span>
      </div>
    </fieldset>
  );
};

const Contracts = () => {
  const { t } = useTranslation();
  const contracts = useUnit(({ state }) => state?.contracts);
  if (contracts === undefined) return null;
  return (
    <fieldset className={styles.part}>
      <legend>{t('bench.contracts')}</legend>
      <div className={styles.line}>
        {(Object.keys(contracts) as Contract[]).map((contract) => (
          <label key={contract}>
            <input
              type="checkbox"
              checked={contracts[contract]}
              onChange={({ target }) => void attempt('contract.set', { contract, on: target.checked })}
            />{' '}
            {t(`contract.${contract}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** What happens outside the car: who publishes a notice, the phone, the owner's account, and the record as data. */
export const Account = () => (
  <div className={styles.account}>
    <PublishNotice />
    <Phone />
    <Theft />
    <Contracts />
    <Record />
  </div>
);
