import { Bell as Sign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUnit, useView } from '../state/use.ts';
import { close, open } from '../state/view.ts';
import styles from './Bell.module.css';

/** Opens the notifications; a mark says that there are some that nobody has read. */
export const Bell = () => {
  const { t } = useTranslation();
  const expanded = useView(({ panel }) => panel === 'notifications');
  const unread = useUnit(({ state }) => state?.notifications.filter(({ read }) => !read).length ?? 0);
  return (
    <button
      type="button"
      className={styles.bell}
      aria-haspopup="dialog"
      aria-expanded={expanded}
      aria-label={unread === 0 ? t('notifications.title') : t('notifications.unread', { count: unread })}
      onClick={() => (expanded ? close() : open('notifications'))}
    >
      <Sign aria-hidden strokeWidth={1.75} />
      {unread > 0 && <span aria-hidden className={styles.mark} />}
    </button>
  );
};
