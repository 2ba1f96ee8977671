import { useTranslation } from 'react-i18next';

/** Signals as a driver calls them; what belongs together, such as latitude and longitude, is named once. */
export const useSignalWords = (): ((signals: readonly string[]) => readonly string[]) => {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = t('mandatory.part', { returnObjects: true });
  return (signals) => [...new Set(signals.map((signal) => words[signal] ?? signal))];
};
