import { useTranslation } from 'react-i18next';

export const CarScreen = () => {
  const { t } = useTranslation();
  return <h1>{t('screens.car')}</h1>;
};
