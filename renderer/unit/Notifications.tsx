import { useTranslation } from 'react-i18next';
import { Button } from '../parts/Button.tsx';
import { NotificationList } from '../parts/NotificationList.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { close } from '../state/view.ts';

/** What the unit told of its own accord, a tap away from anywhere. */
export const Notifications = () => {
  const { t } = useTranslation();
  return (
    <Sheet title={t('notifications.title')} shape="panel" onClose={close}>
      <NotificationList>
        <Button onClick={close}>{t('close')}</Button>
      </NotificationList>
    </Sheet>
  );
};
