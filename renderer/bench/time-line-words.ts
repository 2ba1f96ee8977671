import { useTranslation } from 'react-i18next';

/** The names of switches, consents, contracts and categories, by their ids. */
export const useLaneNames = (): { readonly nameOf: (id: string) => string } => {
  const { t } = useTranslation();
  const { geolocation, voiceData } = t('switch', { returnObjects: true });
  const purposes = t('consents.purpose', { returnObjects: true });
  const names: Readonly<Record<string, string>> = {
    geolocation,
    voiceData,
    ...Object.fromEntries(Object.entries(purposes).map(([purpose, { name }]) => [purpose, name])),
    ...t('contract', { returnObjects: true }),
    ...t('category', { returnObjects: true }),
    online: t('bench.scenario.lane.online'),
    other: t('bench.scenario.lane.other'),
  };
  return { nameOf: (id) => names[id] ?? id };
};
