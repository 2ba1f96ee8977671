import { useTranslation } from 'react-i18next';

export const SettingsScreen = () => {
  const { t } = useTranslation();
  return <h1>{t('screens.settings')}</h1>;
};
