import { useTranslation } from 'react-i18next';

export const AssistantScreen = () => {
  const { t } = useTranslation();
  return <h1>{t('screens.assistant')}</h1>;
};
