import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import type { Contract, Purpose, Setting } from '../state/switches.ts';

/** What a reason is about: the switch that governs the signal, and the consent or contract that the message rests on. */
export type Because = {
  readonly reason: string;
  readonly setting: Setting | null;
  readonly restsOn?: string | null;
};

/** Why a decision fell as it did, in words; a reason that has no words yet is shown as the unit names it. */
export const useReason = (): ((because: Because) => string) => {
  const { t } = useTranslation();
  const { midSentence } = useFormat();
  const purposes = t('consents.purpose', { returnObjects: true });
  const contracts = t('contract', { returnObjects: true });
  const named = (id: string): string =>
    Object.hasOwn(purposes, id)
      ? purposes[id as Purpose].with
      : Object.hasOwn(contracts, id)
        ? midSentence(contracts[id as Contract])
        : id;
  return ({ reason, setting, restsOn = null }) => {
    const key = `reason.${reason}`;
    const look = t as (key: string, options: { readonly setting: string; readonly what: string }) => string;
    return i18next.exists(key)
      ? look(key, {
          setting: setting === null ? '' : t(`switch.${setting}`),
          what: restsOn === null ? '' : named(restsOn),
        })
      : reason.replaceAll('-', ' ');
  };
};
