import { useTranslation } from 'react-i18next';
import { SwitchRow } from '../../parts/SwitchRow.tsx';
import { turnSound } from '../../state/switches.ts';
import styles from './SettingsScreen.module.css';

/** Whether a touch is heard. */
export const SoundSwitch = ({ on }: { readonly on: boolean }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.sound}>
      <SwitchRow
        name="preference.sound"
        label={t('settings.sound')}
        text={t('settings.soundText')}
        on={on}
        plain
        onTurn={(next) => void turnSound(next)}
      />
    </div>
  );
};
