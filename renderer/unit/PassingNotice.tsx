import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { NOTIFICATION_SIGNS, NOTIFICATION_WAYS } from '../parts/notification-ways.ts';
import { useNotificationWords } from '../parts/notification-words.ts';
import { endToast, isAlert, toasts } from '../state/toasts.ts';
import styles from './PassingNotice.module.css';

/** How long it stays, in milliseconds; what a driver must not miss stays longer. It is with the bell afterwards. */
const STAYS = 7_000;
const ALERT_STAYS = 12_000;

/**
 * The newest thing that the unit told, in passing. It never takes the focus, and stands above the screen instead of on it, so
 * that it hides nothing.
 */
export const PassingNotice = () => {
  const { t } = useTranslation();
  const words = useNotificationWords();
  const notification = useStore(toasts, ({ queue }) => queue[0] ?? null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (notification === null) return;
    const stays = isAlert(notification.kind) ? ALERT_STAYS : STAYS;
    // Not while somebody is about to act on it.
    const end = (): void => {
      if (root.current?.matches(':focus-within')) timer = window.setTimeout(end, stays);
      else endToast(notification.id);
    };
    let timer = window.setTimeout(end, stays);
    return () => window.clearTimeout(timer);
  }, [notification]);
  if (notification === null) return null;

  const { id, kind } = notification;
  const { title, text } = words(notification);
  const Sign = NOTIFICATION_SIGNS[kind];
  return (
    <div
      key={id}
      ref={root}
      role={isAlert(kind) ? 'alert' : 'status'}
      className={styles.notice}
      data-fault={isAlert(kind) || undefined}
    >
      <button
        type="button"
        className={styles.way}
        onClick={() => {
          endToast(id);
          NOTIFICATION_WAYS[kind]();
        }}
      >
        <Sign aria-hidden strokeWidth={1.75} />
        <span className={styles.words}>
          <strong>{title}</strong> <span>{text}</span>
        </span>
      </button>
      <button
        type="button"
        className={styles.end}
        aria-label={t('notifications.dismiss', { title })}
        onClick={() => endToast(id)}
      >
        <X aria-hidden />
      </button>
    </div>
  );
};
