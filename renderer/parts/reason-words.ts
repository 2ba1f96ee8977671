import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Setting } from '../state/switches.ts';

/** Why a decision fell as it did, in words; a reason that has no words yet is shown as the unit names it. */
export const useReason = (): ((reason: string, setting: Setting | null) => string) => {
  const { t } = useTranslation();
  return (reason, setting) => {
    const key = `reason.${reason}`;
    const look = t as (key: string, options: { readonly setting: string }) => string;
    return i18next.exists(key)
      ? look(key, { setting: setting === null ? '' : t(`switch.${setting}`) })
      : reason.replaceAll('-', ' ');
  };
};
