import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { NOTIFICATION_SIGNS } from '../../parts/notification-ways.ts';
import { useNotificationWords } from '../../parts/notification-words.ts';
import { isAlert, toasts } from '../../state/toasts.ts';
import { useUnit } from '../../state/use.ts';
import { open } from '../../state/view.ts';
import styles from './NewsHint.module.css';

/** What was told and nobody has read yet, in one line; not while it is told above the screen. */
export const NewsHint = () => {
  const { t } = useTranslation();
  const words = useNotificationWords();
  const notifications = useUnit(({ state }) => state?.notifications);
  const unread = notifications?.filter(({ read }) => !read) ?? [];
  const first = unread.find(({ kind }) => isAlert(kind)) ?? unread[0];
  const told = useStore(toasts, ({ queue }) => queue.length > 0);
  if (first === undefined || told) return null;
  const Sign = unread.length === 1 ? NOTIFICATION_SIGNS[first.kind] : Bell;
  return (
    <button
      type="button"
      className={styles.hint}
      data-fault={isAlert(first.kind) || undefined}
      onClick={() => open('notifications')}
    >
      <Sign aria-hidden strokeWidth={1.75} />
      <span>
        {unread.length === 1
          ? words(first).title
          : `${t('home.news', { count: unread.length })} · ${words(first).title}`}
      </span>
    </button>
  );
};
