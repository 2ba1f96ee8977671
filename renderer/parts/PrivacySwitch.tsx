import { LoaderCircle } from 'lucide-react';
import { Switch } from 'radix-ui';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { clockTime } from '../format/format.ts';
import { dismiss, type Setting, switches, turn } from '../state/switches.ts';
import { useUnit } from '../state/use.ts';
import { FaultNote } from './FaultNote.tsx';
import styles from './PrivacySwitch.module.css';

type Props = {
  readonly setting: Setting;
  /** Where in the user interface this switch is, for the ledger (R30). */
  readonly screen: string;
};

/** One of the two switches (R10, R11), with its failure if it had one. It moves when the change is durable. */
export const PrivacySwitch = ({ setting, screen }: Props) => {
  const { t, i18n } = useTranslation();
  const state = useUnit(({ state }) => state?.privacy[setting]);
  const kind = useUnit((unit) => unit.state?.profile.kind);
  const primary = useUnit(({ profiles }) => profiles?.find((one) => one.kind === 'primary')?.name);
  const trusted = useUnit((unit) => unit.state?.store.status === 'ok');
  const { touch, fault } = useStore(switches, (all) => all[setting]);
  const text = useId();
  if (state === undefined) return null;

  const shown = touch?.from ?? state.requested;
  const waits = touch?.slow === true;
  const word = waits ? t('switch.waiting') : t(shown ? 'switch.on' : 'switch.off');
  return (
    <div className={styles.whole}>
      <Switch.Root
        className={styles.row}
        checked={shown}
        aria-label={t(`switch.${setting}`)}
        aria-describedby={text}
        aria-busy={touch !== null}
        data-touched={touch !== null || undefined}
        data-idle={(state.requested && !state.effective) || undefined}
        onCheckedChange={(on) => void turn(setting, on, screen)}
      >
        <span className={styles.name}>{t(`switch.${setting}`)}</span>
        <span className={styles.word}>{word}</span>
        <span className={styles.track}>
          <Switch.Thumb className={styles.thumb}>
            {waits && <LoaderCircle className={styles.waiting} aria-hidden />}
          </Switch.Thumb>
        </span>
        <span id={text} className={styles.text}>
          {t(`switch.${setting}Text`)}
        </span>
      </Switch.Root>
      {/* R7: whoever is not the primary reads this before the switch is on. */}
      {setting === 'geolocation' && kind !== 'primary' && (
        <p className={styles.note}>
          {t('switch.primarySees', { primary: primary ?? t('before.thePrimary') })}
        </p>
      )}
      {state.requested && !state.effective && (
        <p className={styles.note}>{t(`switch.notInForce.${trusted ? 'terms' : 'store'}`)}</p>
      )}
      {state.until !== undefined && (
        <p className={styles.note}>
          {t('switch.until', { time: clockTime(i18n.language, Date.parse(state.until)) })}
        </p>
      )}
      {fault !== null && <FaultNote fault={fault} onDismiss={() => dismiss(setting)} />}
    </div>
  );
};
