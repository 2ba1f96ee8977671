import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../src/contract/commands.ts';
import { useFormat } from '../format/use-format.ts';
import { useReason } from '../parts/reason-words.ts';
import { sayInTheCabin } from '../screens/assistant/conversation.ts';
import { act, faultOf } from '../state/commands.ts';
import { startDrawing } from '../state/drawing.ts';
import { refreshRoutes } from '../state/refresh.ts';
import { isDriving } from '../state/unit.ts';
import { useUnit, useView } from '../state/use.ts';
import { show, view } from '../state/view.ts';
import styles from './Bench.module.css';
import { Faults } from './Faults.tsx';
import { Segments } from './Segments.tsx';

/** The ids of routes that were drawn; the unit knows better, and says so. */
const DRAWN = /^drawn-\d+$/u;

const remove = async (route: string): Promise<void> => {
  if (await act('bench', 'route.remove', { route })) await refreshRoutes();
};

const IGNITION = ['off', 'acc', 'on'] as const;

const Say = () => {
  const { t } = useTranslation();
  const reason = useReason();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<Result<'assistant.say'> | null>(null);
  const say = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const words = text.trim();
    if (words === '') return;
    try {
      setSaid(await sayInTheCabin(words));
      setText('');
      view.setState({ benchFault: null });
    } catch (error) {
      view.setState({ benchFault: faultOf(error) });
    }
  };
  return (
    <>
      <form className={styles.line} onSubmit={(submitted) => void say(submitted)}>
        <input
          className={styles.field}
          aria-label={t('bench.say')}
          placeholder={t('bench.say')}
          maxLength={500}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit">{t('bench.sayButton')}</button>
      </form>
      <p role="status" className={styles.said}>
        {said !== null &&
          t(said.left ? 'bench.sayLeft' : 'bench.sayStayed', {
            rule: said.decision.rule,
            reason: reason(said.decision.because),
          })}
      </p>
    </>
  );
};

/** The controls of the car: ignition, drive, crash, and something said aloud. */
export const Controls = () => {
  const { t } = useTranslation();
  const { lengthText } = useFormat();
  const ignition = useUnit(({ state }) => state?.vehicle.ignition);
  const driving = useUnit(({ state }) => state?.drive ?? null);
  const routes = useUnit((unit) => unit.routes) ?? [];
  const busy = useUnit(isDriving);
  const chosen = useView((now) => now.route);
  const routeField = useId();
  const route = routes.find(({ id }) => id === chosen) ?? routes[0];
  return (
    <section className={styles.group} aria-label={t('bench.vehicle')}>
      <div className={styles.line}>
        <span className={styles.caption}>{t('bench.ignition')}</span>
        <Segments
          label={t('bench.ignition')}
          value={ignition}
          options={IGNITION.map((value) => ({ value, label: t(`bench.ignitionState.${value}`) }))}
          onChoose={(value) => void act('bench', 'vehicle.set', { ignition: value })}
        />
      </div>
      <div className={styles.line}>
        <label className={styles.caption} htmlFor={routeField}>
          {t('bench.route')}
        </label>
        <select
          id={routeField}
          className={styles.field}
          value={route?.id ?? ''}
          disabled={routes.length === 0}
          // Others may have drawn one meanwhile.
          onFocus={() => void refreshRoutes()}
          onChange={({ target }) => view.setState({ route: target.value })}
        >
          {routes.length === 0 && <option value="">{t('bench.noRoutes')}</option>}
          {routes.map(({ id, name, length }) => (
            <option key={id} value={id}>
              {name}, {lengthText(length)}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.line}>
        <span className={styles.caption} />
        <button
          type="button"
          disabled={busy}
          onClick={() => {
            show('map');
            startDrawing();
          }}
        >
          {t('bench.draw')}
        </button>
        {route !== undefined && DRAWN.test(route.id) && (
          <button type="button" disabled={busy} onClick={() => void remove(route.id)}>
            {t('bench.removeRoute')}
          </button>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.caption} />
        <button
          type="button"
          onClick={() => void act('bench', 'drive.start', route === undefined ? {} : { route: route.id })}
        >
          {t('bench.start')}
        </button>
        <button type="button" disabled={driving === null} onClick={() => void act('bench', 'drive.stop')}>
          {t('bench.stop')}
        </button>
        <button type="button" className={styles.danger} onClick={() => void act('bench', 'vehicle.crash')}>
          {t('bench.crash')}
        </button>
      </div>
      <Faults />
      <Say />
    </section>
  );
};
