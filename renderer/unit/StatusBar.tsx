import { Cloud, CloudAlert, CloudCog, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { useFormat } from '../format/use-format.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Hidden } from '../parts/Hidden.tsx';
import { pauseEnd } from '../state/pause.ts';
import { useUnit, useUnitTime, useView } from '../state/use.ts';
import { close, open, type Panel, show } from '../state/view.ts';
import { Bell } from './Bell.tsx';
import { Indicator } from './Indicator.tsx';
import styles from './StatusBar.module.css';

const CLOUDS = { online: Cloud, connecting: CloudCog, offline: CloudAlert } as const;

const Connection = ({ status }: { readonly status: UnitState['connection']['status'] }) => {
  const { t } = useTranslation();
  const Sign = CLOUDS[status];
  return (
    <span role="status" aria-label={t(`status.connectionName.${status}`)} className={styles.connection}>
      <Sign aria-hidden />
      {/* Said when it comes back, too; a sign alone is enough for the eye. */}
      {status === 'online' ? (
        <Hidden>{t('status.connection.online')}</Hidden>
      ) : (
        <span className={styles.word}>{t(`status.connection.${status}`)}</span>
      )}
    </span>
  );
};

const Clock = () => {
  const format = useFormat();
  const now = useUnitTime();
  return now === null ? null : (
    <time className={styles.time} dateTime={new Date(now).toISOString()}>
      {format.clockTime(now)}
    </time>
  );
};

const SettingsButton = () => {
  const { t } = useTranslation();
  const current = useView(({ screen }) => screen === 'settings');
  return (
    <button
      type="button"
      className={styles.settings}
      aria-label={t('screens.settings')}
      aria-current={current ? 'page' : undefined}
      onClick={() => show('settings')}
    >
      <Settings aria-hidden strokeWidth={1.75} />
    </button>
  );
};

type Props = {
  readonly state: UnitState;
  /** Whether the screens can be reached: not in standby, and not before it is known who drives. */
  readonly screens: boolean;
};

/** Always there: whose profile is loaded (R3), what position and microphone do (R17), connection, temperature, time. */
export const StatusBar = ({ state, screens }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const panel = useView((view) => view.panel);
  const outside = useUnit(({ motion }) => motion?.outsideTemperature ?? null);
  const toggle = (wanted: Panel) => () => (panel === wanted ? close() : open(wanted));
  const { profile, indicators, connection, privacy } = state;
  const name = profile.kind === 'guest' ? t('guestName') : profile.name;
  const role = t(`role.${profile.kind}`);
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.profile}
        aria-haspopup="dialog"
        aria-expanded={panel === 'who-drives'}
        onClick={toggle('who-drives')}
      >
        <Avatar profile={profile} />
        <span className={styles.who}>
          <Hidden>{t('status.profile')}</Hidden>
          <span className={styles.name}>{name}</span>
          {profile.kind !== 'guest' && <Hidden>, </Hidden>}
          {profile.kind !== 'guest' && <span className={styles.role}>{role}</span>}
        </span>
      </button>
      <div className={styles.signs}>
        <Indicator
          sensor="position"
          state={indicators.position}
          paused={privacy.geolocation.requested && pauseEnd(privacy.geolocation) !== null}
          expanded={panel === 'quick-privacy'}
          onTouch={toggle('quick-privacy')}
        />
        <Indicator
          sensor="microphone"
          state={indicators.microphone}
          paused={privacy.voiceData.requested && pauseEnd(privacy.voiceData) !== null}
          expanded={panel === 'quick-privacy'}
          onTouch={toggle('quick-privacy')}
        />
      </div>
      <div className={styles.facts}>
        <Connection status={connection.status} />
        {outside !== null && (
          <span
            className={styles.outside}
            role="img"
            aria-label={t('status.outside', { temperature: format.temperature(outside) })}
          >
            {format.temperature(outside)}
          </span>
        )}
        <Clock />
      </div>
      {screens && <Bell />}
      {screens && <SettingsButton />}
    </header>
  );
};
