import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOORS, ROAD_SURFACES, SENSOR_FAULTS, type SensorFault } from '../../src/contract/car.ts';
import { act } from '../state/commands.ts';
import { useUnit } from '../state/use.ts';
import account from './Account.module.css';
import styles from './Bench.module.css';
import { Segments } from './Segments.tsx';
import { sensedSignals } from './sensed-signals.ts';

const Doors = ({ open }: { readonly open: readonly string[] }) => {
  const { t } = useTranslation();
  return (
    <fieldset className={account.part}>
      <legend>{t('bench.doors')}</legend>
      <div className={account.line}>
        {DOORS.map((door) => {
          const isOpen = open.includes(door);
          return (
            <button
              key={door}
              type="button"
              className={styles.toggle}
              aria-pressed={isOpen}
              onClick={() => void act('bench', 'vehicle.door', { door, open: !isOpen })}
            >
              {t(`bench.door.${door}`)}
            </button>
          );
        })}
      </div>
      <p className={account.remark}>{t('bench.doorsText')}</p>
    </fieldset>
  );
};

const Satellites = () => {
  const { t } = useTranslation();
  const gnss = useUnit(({ state }) => state?.conditions?.gnss);
  if (gnss === undefined) return null;
  return (
    <fieldset className={account.part}>
      <legend>{t('bench.satellites')}</legend>
      <div className={account.line}>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={gnss.lost}
          onClick={() => void act('bench', 'gnss.set', { lost: !gnss.lost })}
        >
          {t('bench.jammed')}
        </button>
        <button type="button" onClick={() => void act('bench', 'gnss.set', { start: 'cold' })}>
          {t('bench.coldStart')}
        </button>
        <span role="status">{t(`bench.fix.${gnss.fix}`)}</span>
      </div>
    </fieldset>
  );
};

const Sensors = ({ broken }: { readonly broken: Readonly<Record<string, SensorFault>> }) => {
  const { t } = useTranslation();
  const decisions = useUnit((unit) => unit.decisions);
  const [chosen, setChosen] = useState('Vehicle.Speed');
  const [fault, setFault] = useState<SensorFault>('stuck');
  const field = useId();
  const breakIt = (submitted: FormEvent) => {
    submitted.preventDefault();
    void act('bench', 'sensor.fault', { signal: chosen, fault });
  };
  return (
    <fieldset className={account.part}>
      <legend>{t('bench.sensors')}</legend>
      <form onSubmit={breakIt}>
        <div className={account.line}>
          <label htmlFor={field}>{t('bench.signal')}</label>
          <select
            id={field}
            className={account.field}
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            {sensedSignals(decisions, chosen).map((signal) => (
              <option key={signal} value={signal}>
                {signal.replace(/^Vehicle\./u, '')}
              </option>
            ))}
          </select>
        </div>
        <div className={account.below}>
          <Segments
            label={t('bench.sensorFault')}
            value={fault}
            options={SENSOR_FAULTS.map((value) => ({ value, label: t(`bench.sensor.${value}`) }))}
            onChoose={setFault}
          />
          <button type="submit">{t('bench.break')}</button>
        </div>
      </form>
      {Object.entries(broken).length === 0 ? (
        <p className={account.remark}>{t('bench.sensorsWhole')}</p>
      ) : (
        <ul aria-label={t('bench.sensorsBroken')}>
          {Object.entries(broken).map(([signal, found]) => (
            <li key={signal} className={account.line}>
              <span>
                {signal.replace(/^Vehicle\./u, '')}: {t(`bench.sensor.${found}`)}
              </span>
              <button
                type="button"
                aria-label={t('bench.mendSensor', { signal })}
                onClick={() => void act('bench', 'sensor.fault', { signal, fault: null })}
              >
                {t('bench.mend')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
};

/** What is around the car, and what can be wrong with it: doors, road, satellites, sensors. */
export const CarFaults = () => {
  const { t } = useTranslation();
  const conditions = useUnit(({ state }) => state?.conditions ?? null);
  if (conditions === null) return <p className={account.account}>{t('bench.replays')}</p>;
  return (
    <section className={account.account} aria-label={t('bench.carFaults')}>
      <Doors open={conditions.doors} />
      <fieldset className={account.part}>
        <legend>{t('bench.road')}</legend>
        <Segments
          label={t('bench.road')}
          value={conditions.road}
          options={ROAD_SURFACES.map((value) => ({ value, label: t(`bench.roads.${value}`) }))}
          onChoose={(road) => void act('bench', 'vehicle.set', { road })}
        />
      </fieldset>
      <Satellites />
      <Sensors broken={conditions.sensors} />
    </section>
  );
};
