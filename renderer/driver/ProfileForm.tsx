import { RadioGroup } from 'radix-ui';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../src/contract/errors.ts';
import type { Profile } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { FaultNote } from '../parts/FaultNote.tsx';
import { useFaultWords } from '../parts/fault-words.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { call, faultOf } from '../state/commands.ts';
import { refreshProfiles } from '../state/refresh.ts';
import { isMoving } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { HUE_NAMES, HUES, type HueName, nameOfHue } from './hues.ts';
import styles from './ProfileForm.module.css';

const LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;
const SCREEN = 'profiles';

type HueProps = { readonly chosen: HueName | null; readonly onChoose: (hue: HueName) => void };

const HueChoice = ({ chosen, onChoose }: HueProps) => {
  const { t } = useTranslation();
  return (
    <RadioGroup.Root
      className={styles.hues}
      orientation="horizontal"
      aria-label={t('profiles.colour')}
      value={chosen}
      onValueChange={(value) => {
        const hue = HUE_NAMES.find((name) => name === value);
        if (hue !== undefined) onChoose(hue);
      }}
    >
      {HUE_NAMES.map((name) => (
        <RadioGroup.Item
          key={name}
          value={name}
          className={styles.hue}
          aria-label={t(`profiles.hues.${name}`)}
          data-hue={HUES[name]}
          style={{ '--hue': HUES[name] } as CSSProperties}
        />
      ))}
    </RadioGroup.Root>
  );
};

type Props = { readonly profile: Profile | null; readonly onDone: () => void };

/** Renames or recolours a profile, changes its language, or adds one. A name is typed while the car stands. */
export const ProfileForm = ({ profile, onDone }: Props) => {
  const { t } = useTranslation();
  const moving = useUnit(isMoving);
  const words = useFaultWords();
  const own = useUnit(({ state }) => state?.language ?? 'en');
  const [name, setName] = useState(profile?.name ?? '');
  const [hue, setHue] = useState<HueName | null>(profile === null ? 'blue' : nameOfHue(profile.hue));
  const [language, setLanguage] = useState(profile?.language ?? own);
  const [fault, setFault] = useState<Fault | null>(null);
  const [hint, setHint] = useState(false);

  const save = async () => {
    const typed = name.trim();
    if (typed === '') {
      setHint(true);
      return;
    }
    const chosen = { name: typed, language, ...(hue === null ? {} : { hue: HUES[hue] }) };
    try {
      if (profile === null) await call('profile.create', { ...chosen, kind: 'secondary' }, SCREEN);
      else await call('profile.change', { ...chosen, profile: profile.id }, SCREEN);
      await refreshProfiles();
      onDone();
    } catch (error) {
      setFault(faultOf(error));
    }
  };

  // Said where it can be mended, and nowhere else.
  const taken = fault?.key === 'name-taken';
  const title = profile === null ? t('profiles.add') : t('profiles.change', { name: profile.name });
  const unnamed = profile === null && moving;
  return (
    <Sheet title={title} shape="full" onClose={onDone}>
      {profile === null && <p className={styles.lead}>{t('profiles.second')}</p>}
      <div className={styles.form}>
        <span className={styles.label} aria-hidden>
          {t('profiles.name')}
        </span>
        {moving ? (
          <p>
            {name} <span className={styles.hint}>{t('profiles.nameWhenStanding')}</span>
          </p>
        ) : (
          <div>
            <input
              className={styles.field}
              aria-label={t('profiles.name')}
              maxLength={40}
              autoComplete="off"
              value={name}
              aria-invalid={taken || undefined}
              onChange={({ target }) => {
                setName(target.value);
                setFault(null);
              }}
            />
            <p role="alert" className={styles.hint}>
              {hint && name.trim() === '' && t('profiles.needsName')}
              {taken && `${words(fault).sentence} ${words(fault).remedy}`}
            </p>
          </div>
        )}
        <span className={styles.label} aria-hidden>
          {t('profiles.colour')}
        </span>
        <HueChoice chosen={hue} onChoose={setHue} />
        <span className={styles.label} aria-hidden>
          {t('profiles.language')}
        </span>
        <div>
          <Choice
            label={t('profiles.language')}
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: t(`profiles.languages.${value}`) }))}
            onChoose={setLanguage}
          />
        </div>
      </div>
      {fault !== null && !taken && <FaultNote fault={fault} onDismiss={() => setFault(null)} />}
      <div className={styles.ways}>
        <Button onClick={onDone}>{t('profiles.cancel')}</Button>
        {unnamed ? (
          <p className={styles.hint}>{t('profiles.addWhenStanding')}</p>
        ) : (
          <Button onClick={() => void save()}>{t('profiles.save')}</Button>
        )}
      </div>
    </Sheet>
  );
};
