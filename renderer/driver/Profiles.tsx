import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile, UnitState } from '../../src/contract/schemas.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { LONGEST_LIST } from '../parts/longest-list.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { isMoving } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { close } from '../state/view.ts';
import { ProfileForm } from './ProfileForm.tsx';
import styles from './Profiles.module.css';
import { RemoveProfile } from './RemoveProfile.tsx';

type Step =
  | { readonly at: 'list' }
  | { readonly at: 'form'; readonly profile: Profile | null }
  | { readonly at: 'remove'; readonly profile: Profile };

const LIST: Step = { at: 'list' };

/** What the primary does with the profiles of this car (R2, R6). */
export const Profiles = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(LIST);
  const moving = useUnit(isMoving);
  const all = useUnit((unit) => unit.profiles);
  const back = () => setStep(LIST);
  if (step.at === 'form') {
    return <ProfileForm key={step.profile?.id ?? 'new'} profile={step.profile} onDone={back} />;
  }
  const registered = all?.filter(({ kind }) => kind !== 'guest') ?? [];
  const shown = moving ? registered.slice(0, LONGEST_LIST) : registered;
  return (
    <>
      <Sheet title={t('profiles.title')} shape="full" onClose={close}>
        <p className={styles.lead}>{t('profiles.lead')}</p>
        <ul className={styles.people} aria-label={t('profiles.list')}>
          {shown.map((profile) => (
            <li key={profile.id}>
              <Avatar profile={profile} />
              <span className={styles.who}>
                <span className={styles.name}>{profile.name}</span>
                <span className={styles.role}>
                  {t(`role.${profile.kind}`)} · {t(`profiles.languages.${profile.language}`)}
                </span>
              </span>
              <Button
                aria-label={t('profiles.change', { name: profile.name })}
                onClick={() => setStep({ at: 'form', profile })}
              >
                {t('profiles.changeShort')}
              </Button>
              {/* The primary stays: nobody else could switch services or contracts off (R6). */}
              {profile.kind !== 'primary' && (
                <Button
                  aria-label={t('profiles.remove', { name: profile.name })}
                  onClick={() => setStep({ at: 'remove', profile })}
                >
                  {t('profiles.removeShort')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {shown.length < registered.length && <p className={styles.lead}>{t('drivers.manyHidden')}</p>}
        <div className={styles.ways}>
          <Button onClick={() => setStep({ at: 'form', profile: null })}>{t('profiles.add')}</Button>
          <Button onClick={close}>{t('close')}</Button>
        </div>
      </Sheet>
      {step.at === 'remove' && (
        <RemoveProfile profile={step.profile} loaded={step.profile.id === state.profile.id} onDone={back} />
      )}
    </>
  );
};
