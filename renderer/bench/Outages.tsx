import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LINE_STATES, type Outages as Out } from '../../src/contract/outages.ts';
import { act } from '../state/commands.ts';
import { useUnit } from '../state/use.ts';
import account from './Account.module.css';
import { attempt } from './attempt.ts';
import styles from './Bench.module.css';

/** By how much the clock is set, in seconds. */
const HOUR = 3_600;

const Broker = ({ state }: { readonly state: Out['broker'] }) => {
  const { t } = useTranslation();
  const remark = useId();
  return (
    <fieldset className={account.part} aria-describedby={remark}>
      <legend>{t('desk.broker')}</legend>
      <div className={account.line}>
        {LINE_STATES.map((next) => (
          <button
            key={next}
            type="button"
            className={styles.toggle}
            aria-pressed={state === next}
            onClick={() => void act('bench', 'broker.fault', { state: next })}
          >
            {t(`desk.brokerState.${next}`)}
          </button>
        ))}
        <button type="button" onClick={() => void act('bench', 'broker.fault', { state: 'restarted' })}>
          {t('desk.restart')}
        </button>
      </div>
      <p id={remark} className={account.remark}>
        {t(`desk.brokerText.${state}`)}
      </p>
    </fieldset>
  );
};

const Around = ({ network, store }: Pick<Out, 'network' | 'store'>) => {
  const { t } = useTranslation();
  const lost = network === 'lost';
  const full = store === 'full';
  return (
    <fieldset className={account.part}>
      <legend>{t('desk.around')}</legend>
      <div className={account.line}>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={lost}
          onClick={() => void act('bench', 'network.fault', { state: lost ? 'back' : 'lost' })}
        >
          {t('desk.networkLost')}
        </button>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={full}
          onClick={() => void act('bench', 'store.fault', { state: full ? 'free' : 'full' })}
        >
          {t('desk.diskFull')}
        </button>
      </div>
    </fieldset>
  );
};

const Hands = () => {
  const { t } = useTranslation();
  return (
    <fieldset className={account.part}>
      <legend>{t('desk.hands')}</legend>
      <div className={account.line}>
        <button type="button" onClick={() => void attempt('clock.set', { seconds: -HOUR })}>
          {t('desk.hourBack')}
        </button>
        <button type="button" onClick={() => void attempt('clock.set', { seconds: HOUR })}>
          {t('desk.hourOn')}
        </button>
      </div>
      <p className={account.remark}>{t('desk.handsText')}</p>
    </fieldset>
  );
};

const Power = () => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <fieldset className={account.part}>
      <legend>{t('desk.power')}</legend>
      <div className={account.line}>
        {asking ? (
          <>
            <button type="button" className={styles.danger} onClick={() => void attempt('power.cut')}>
              {t('desk.cutNow')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('desk.keepPower')}
            </button>
          </>
        ) : (
          <button type="button" className={styles.danger} onClick={() => setAsking(true)}>
            {t('desk.cut')}
          </button>
        )}
      </div>
      <p className={account.remark}>{t('desk.powerText')}</p>
    </fieldset>
  );
};

/** What is made to fail around the unit: broker, network, disk, clock and power; pressed is how it is. */
export const Outages = () => {
  const { t } = useTranslation();
  const outages = useUnit(({ state }) => state?.outages);
  if (outages === undefined) return null;
  return (
    <section className={account.account} aria-label={t('bench.outages')}>
      <Broker state={outages.broker} />
      <Around network={outages.network} store={outages.store} />
      <Hands />
      <Power />
    </section>
  );
};
