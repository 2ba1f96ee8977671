import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile, UnitState } from '../../src/contract/schemas.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { Hidden } from '../parts/Hidden.tsx';
import { Loading } from '../parts/Loading.tsx';
import { LONGEST_LIST } from '../parts/longest-list.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { act } from '../state/commands.ts';
import { isMoving } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { close, open, view } from '../state/view.ts';
import { BeforeYouDrive } from './BeforeYouDrive.tsx';
import styles from './WhoDrives.module.css';

/** Loads the profile, or confirms the one that is loaded; on success the screens are free again. */
const choose = async (profile: Pick<Profile, 'id' | 'kind'>, loaded: string): Promise<void> => {
  const screen = 'who-drives';
  const done =
    profile.id === loaded
      ? await act('unit', 'profile.confirm', undefined, screen)
      : profile.kind === 'guest'
        ? await act('unit', 'profile.unload', undefined, screen)
        : await act('unit', 'profile.load', { profile: profile.id }, screen);
  if (done && view.getState().panel === 'who-drives') close();
};

/** As many as may be read while the car moves; the guest and whoever is loaded are always among them. */
const fewest = (profiles: readonly Profile[], loaded: string): readonly Profile[] => {
  const isSure = ({ id, kind }: Profile): boolean => kind === 'guest' || id === loaded;
  const others = profiles.filter((profile) => !isSure(profile));
  const kept = new Set(others.slice(0, LONGEST_LIST - (profiles.length - others.length)));
  return profiles.filter((profile) => isSure(profile) || kept.has(profile));
};

/** R3: whose profile is active, and is that still right? A guest is as easy a choice as anyone. */
export const WhoDrives = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const profiles = useUnit((unit) => unit.profiles);
  const moving = useUnit(isMoving);
  const [told, setTold] = useState<Profile | null>(null);
  const { profile: loaded, driverConfirmed } = state;
  const nameOf = ({ kind, name }: Pick<Profile, 'kind' | 'name'>) =>
    kind === 'guest' ? t('guestName') : name;

  if (told !== null) {
    return (
      <BeforeYouDrive
        driver={told}
        primary={profiles?.find(({ kind }) => kind === 'primary') ?? null}
        onDrive={() => void choose(told, loaded.id)}
        onOther={() => setTold(null)}
      />
    );
  }

  const touch = (profile: Profile) => {
    // R7: told before it is true; the guest is told with the terms.
    if (profile.kind === 'secondary' && !(profile.id === loaded.id && driverConfirmed)) setTold(profile);
    else void choose(profile, loaded.id);
  };
  const shown = moving && profiles !== null ? fewest(profiles, loaded.id) : profiles;
  return (
    <Sheet title={t('drivers.title')} shape="full" {...(driverConfirmed ? { onClose: close } : {})}>
      <p className={styles.lead}>
        {driverConfirmed ? t('drivers.choose') : t('drivers.ask', { name: nameOf(loaded) })}
      </p>
      {shown === undefined || shown === null ? (
        <Loading>{t('drivers.loading')}</Loading>
      ) : (
        <div className={styles.people}>
          {shown.map((profile) => (
            <button
              key={profile.id}
              type="button"
              className={styles.person}
              aria-pressed={profile.id === loaded.id}
              onClick={() => touch(profile)}
            >
              <Avatar profile={profile} large />
              <span className={styles.name}>{nameOf(profile)}</span>
              <Hidden>, </Hidden>
              <span className={styles.role}>
                {profile.kind === 'guest' ? t('drivers.guestHint') : t(`role.${profile.kind}`)}
              </span>
            </button>
          ))}
        </div>
      )}
      <div className={styles.foot}>
        <p className={styles.remind}>
          {moving && (profiles?.length ?? 0) > LONGEST_LIST ? t('drivers.manyHidden') : t('drivers.remind')}
        </p>
        {driverConfirmed ? (
          <div className={styles.ways}>
            {state.capabilities.includes('manage-profiles') && (
              <Button onClick={() => open('profiles')}>{t('drivers.manage')}</Button>
            )}
            {state.capabilities.includes('pair-with-head-unit') && (
              <Button onClick={() => open('pair-a-phone')}>{t('drivers.pair')}</Button>
            )}
            <Button onClick={close}>{t('close')}</Button>
          </div>
        ) : (
          <Button onClick={() => touch({ ...loaded, active: true })}>
            {t('drivers.continue', { name: nameOf(loaded) })}
          </Button>
        )}
      </div>
    </Sheet>
  );
};
