import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Preferences,
  TEXT_SIZES,
  THEMES,
  UNIT_SYSTEMS,
  type UnitState,
} from '../../../src/contract/schemas.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choice } from '../../parts/Choice.tsx';
import { Note } from '../../parts/Note.tsx';
import { act } from '../../state/commands.ts';
import { useUnit } from '../../state/use.ts';
import { LANGUAGE_NAMES, LANGUAGE_ORDER } from '../../text/language-names.ts';
import { About } from './About.tsx';
import styles from './SettingsScreen.module.css';
import { SoundSwitch } from './SoundSwitch.tsx';

type Wanted = Partial<Preferences> & { readonly language?: UnitState['language'] };

const prefer = (wanted: Wanted): void => void act('unit', 'preferences.set', wanted, 'settings');

type RowProps = {
  readonly label: string;
  /** Four words need the room of two cards. */
  readonly broad?: boolean;
  readonly children: ReactNode;
};

const Row = ({ label, broad, children }: RowProps) => (
  <div className={styles.row} data-broad={broad}>
    <h2 className={styles.label}>{label}</h2>
    {children}
  </div>
);

/** How the loaded profile wants the unit to speak, measure, look and sound. */
export const SettingsScreen = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useUnit((unit) => unit.state);
  if (state === null) return null;
  const { preferences, profile, language, languageFixed } = state;
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{t('screens.settings')}</h1>
        <Note>
          {profile.kind === 'guest'
            ? t('settings.forGuest')
            : t('settings.forProfile', { name: profile.name })}
        </Note>
      </header>
      <div className={styles.rows}>
        <Row label={t('settings.language')} broad>
          {languageFixed ? (
            <Note>{t('settings.languageFixed')}</Note>
          ) : (
            <Choice
              label={t('settings.language')}
              value={language}
              options={LANGUAGE_ORDER.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              tight
              onChoose={(value) => prefer({ language: value })}
            />
          )}
        </Row>
        <Row label={t('settings.theme')}>
          <Choice
            label={t('settings.theme')}
            value={preferences.theme}
            options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
            tight
            onChoose={(theme) => prefer({ theme })}
          />
        </Row>
        <Row label={t('settings.textSize')}>
          <Choice
            label={t('settings.textSize')}
            value={String(preferences.textSize)}
            options={TEXT_SIZES.map((size) => ({ value: String(size), label: format.perCent(size) }))}
            tight
            onChoose={(value) => {
              const textSize = TEXT_SIZES.find((size) => String(size) === value);
              if (textSize !== undefined) prefer({ textSize });
            }}
          />
        </Row>
        <Row label={t('settings.units')}>
          <Choice
            label={t('settings.units')}
            value={preferences.units}
            options={UNIT_SYSTEMS.map((value) => ({ value, label: t(`settings.unitSystem.${value}`) }))}
            tight
            onChoose={(units) => prefer({ units })}
          />
        </Row>
        <SoundSwitch on={preferences.sound} />
        <About state={state} />
      </div>
    </div>
  );
};
