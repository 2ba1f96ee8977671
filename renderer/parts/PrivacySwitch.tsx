import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { pauseEnd } from '../state/pause.ts';
import { type Setting, turn } from '../state/switches.ts';
import { useUnit } from '../state/use.ts';
import { Note } from './Note.tsx';
import { SwitchRow } from './SwitchRow.tsx';

type Props = {
  readonly setting: Setting;
  /** Where in the user interface this switch is, for the ledger (R30). */
  readonly screen: string;
};

/** Why what was asked for is not in force. */
const useHeldBack = (): 'store' | 'ledger' | 'terms' | 'service' => {
  const store = useUnit(({ state }) => state?.store.status);
  const ledger = useUnit(({ state }) => state?.ledger.status);
  const accepted = useUnit(({ state }) => state?.accepted);
  if (store !== 'ok') return 'store';
  if (ledger !== 'ok') return 'ledger';
  return accepted === true ? 'service' : 'terms';
};

/** One of the two switches (R10, R11); while it is paused it says until when, and what comes after (R18). */
export const PrivacySwitch = ({ setting, screen }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useUnit(({ state }) => state?.privacy[setting]);
  const kind = useUnit((unit) => unit.state?.profile.kind);
  const primary = useUnit(({ profiles }) => profiles?.find((one) => one.kind === 'primary')?.name);
  const heldBack = useHeldBack();
  if (state === undefined) return null;

  const idle = state.requested && !state.effective;
  const end = state.requested ? pauseEnd(state) : null;
  return (
    <SwitchRow
      name={`setting.${setting}`}
      label={t(`switch.${setting}`)}
      text={t(`switch.text.${setting}.${state.effective ? 'may' : 'stays'}`)}
      brief={screen === 'quick-privacy'}
      on={state.requested}
      idle={idle}
      word={end === null ? undefined : t('switch.paused')}
      onTurn={(on) => void turn(setting, on, screen)}
    >
      {/* R7: whoever is not the primary reads this before the switch is on. */}
      {setting === 'geolocation' && kind !== 'primary' && (
        <Note>{t('switch.primarySees', { primary: primary ?? t('before.thePrimary') })}</Note>
      )}
      {end !== null && (
        <Note>
          {end === 'ignition-off'
            ? t('switch.pausedUntilIgnitionOff')
            : t('switch.pausedUntil', { time: format.clockTime(end) })}
        </Note>
      )}
      {idle && end === null && <Note>{t(`switch.notInForce.${heldBack}`)}</Note>}
    </SwitchRow>
  );
};
