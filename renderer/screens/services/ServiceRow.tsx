import { ArrowRight, CircleCheck, CircleDot, CircleSlash, PowerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServiceState } from '../../../src/contract/schemas.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/Button.tsx';
import { SwitchRow } from '../../parts/SwitchRow.tsx';
import { serviceName, serviceWithout } from '../../parts/service-words.ts';
import { turnService } from '../../state/switches.ts';
import { useUnit } from '../../state/use.ts';
import { open, showPrivacy } from '../../state/view.ts';
import styles from './ServiceRow.module.css';
import { type Way, wayTo } from './service-groups.ts';

const SIGNS = {
  available: CircleCheck,
  degraded: CircleDot,
  unavailable: CircleSlash,
  off: PowerOff,
} as const;

/** The consents that services rest on, by the switch that gives them. */
const WARNINGS = 'consent.warning-support';
const THEFT = 'theft.consent';

const go = (way: Way): void => {
  switch (way.to) {
    case 'switch':
      showPrivacy('switches', `setting.${way.setting}`);
      return;
    case 'consent':
      showPrivacy('consents', WARNINGS);
      return;
    case 'theft':
      showPrivacy('leaves', THEFT);
      return;
    case 'terms':
      open('guest-terms');
      return;
  }
};

const CauseButton = ({ cause, way }: { readonly cause: ServiceState['cause']; readonly way: Way | null }) => {
  const { t } = useTranslation();
  if (way === null || cause === null || cause === 'switched-off' || cause === 'store-not-trusted')
    return null;
  return (
    <Button className={styles.go} aria-label={t(`services.go.${cause}`)} onClick={() => go(way)}>
      {t(`services.goShort.${cause}`)}
      <ArrowRight aria-hidden strokeWidth={2} />
    </Button>
  );
};

/** What makes a service what it is, in words; how it is limited where it is. */
const useCauseWords = ({ id, state, cause }: ServiceState): string | null => {
  const { t } = useTranslation();
  const paused = useUnit((unit) =>
    cause === 'geolocation' || cause === 'voiceData'
      ? unit.state?.privacy[cause].until !== undefined && unit.state.privacy[cause].requested
      : false,
  );
  if (cause === null) return null;
  if (cause !== 'geolocation' && cause !== 'voiceData') return t(`services.cause.${cause}`);
  const why = t(paused ? `services.paused.${cause}` : `services.cause.${cause}`);
  const how = state === 'degraded' ? serviceWithout(id, cause) : null;
  return how === null ? why : `${how}. ${why}`;
};

type Props = { readonly service: ServiceState; readonly maySwitch: boolean };

/** One service: its state, why, one tap to the cause, and its own switch for those who may (R6, R15). */
export const ServiceRow = ({ service, maySwitch }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCauseWords(service);
  const state = service.cause === 'switched-off' ? 'off' : service.state;
  const Sign = SIGNS[state];
  return (
    <li className={styles.row} data-state={state}>
      <Sign aria-hidden strokeWidth={1.75} className={styles.sign} />
      <div className={styles.what}>
        <span className={styles.name}>{serviceName(service.id)}</span>
        <span className={styles.why}>
          <strong>{t(`services.state.${state}`)}</strong>
          {words !== null && state !== 'off' && ` · ${words}`}
        </span>
        <span className={styles.needs}>
          {t('services.needs', {
            what: format.enumeration(
              service.needs.map((category) => format.midSentence(t(`category.${category}`))),
            ),
          })}
        </span>
      </div>
      <CauseButton cause={service.cause} way={wayTo(service)} />
      {maySwitch &&
        (service.id === 'crash-notification' ? (
          <span className={styles.always}>{t('services.alwaysOn')}</span>
        ) : (
          <div className={styles.switch}>
            <SwitchRow
              bare
              plain
              name={`service.${service.id}`}
              label={serviceName(service.id)}
              on={service.on}
              onTurn={(on) => void turnService(service.id, on)}
            />
          </div>
        ))}
    </li>
  );
};
