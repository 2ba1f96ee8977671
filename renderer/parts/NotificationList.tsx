import { ChevronRight, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../src/contract/schemas.ts';
import { useFormat } from '../format/use-format.ts';
import { act } from '../state/commands.ts';
import { isAlert } from '../state/toasts.ts';
import { isMoving } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Hidden } from './Hidden.tsx';
import { LONGEST_LIST } from './longest-list.ts';
import { Note } from './Note.tsx';
import styles from './NotificationList.module.css';
import { NOTHING_NEW, NOTIFICATION_SIGNS, NOTIFICATION_WAYS } from './notification-ways.ts';
import { useNotificationWords } from './notification-words.ts';

const NONE: readonly Notification[] = [];

type EntryProps = { readonly notification: Notification; readonly fresh: boolean };

const Entry = ({ notification, fresh }: EntryProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, text } = useNotificationWords()(notification);
  const { id, at, kind } = notification;
  const Sign = NOTIFICATION_SIGNS[kind];
  return (
    <li className={styles.entry} data-fault={isAlert(kind) || undefined}>
      <button type="button" className={styles.way} onClick={NOTIFICATION_WAYS[kind]}>
        <Sign aria-hidden className={styles.sign} strokeWidth={1.75} />
        <span className={styles.words}>
          <span className={styles.head}>
            <span className={styles.title}>{title}</span>
            {fresh && <span aria-hidden className={styles.mark} />}
            {fresh && <Hidden>, {t('notifications.new')}</Hidden>}
          </span>
          <span className={styles.text}>
            {text} <time dateTime={at}>{format.clockTime(Date.parse(at))}</time>
          </span>
        </span>
        <ChevronRight aria-hidden className={styles.chevron} />
      </button>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={t('notifications.dismiss', { title })}
        onClick={() => void act('unit', 'notification.dismiss', { id })}
      >
        <X aria-hidden />
      </button>
    </li>
  );
};

/**
 * What the unit told, newest first; to show it is to read it. While the car moves, the newest few.
 * @param children further ways, beside the one that dismisses all
 */
export const NotificationList = ({ children }: { readonly children?: ReactNode }) => {
  const { t } = useTranslation();
  const all = useUnit(({ state }) => state?.notifications ?? NONE);
  const moving = useUnit(isMoving);
  const unread = all.some(({ read }) => !read);
  // What was new when the list was opened stays marked while it is looked at.
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (!unread) return;
    setFresh((before) => new Set([...before, ...all.filter(({ read }) => !read).map(({ id }) => id)]));
    void act('unit', 'notification.read', {});
  }, [all, unread]);

  if (all.length === 0) {
    return (
      <div className={styles.whole}>
        <EmptyState icon={NOTHING_NEW} title={t('notifications.empty')} text={t('notifications.emptyText')} />
        {children !== undefined && <div className={styles.ways}>{children}</div>}
      </div>
    );
  }
  const shown = moving ? all.slice(0, LONGEST_LIST) : all;
  return (
    <div className={styles.whole}>
      <ul className={styles.list} aria-label={t('notifications.title')}>
        {shown.map((notification) => (
          <Entry key={notification.id} notification={notification} fresh={fresh.has(notification.id)} />
        ))}
      </ul>
      {shown.length < all.length && <Note>{t('notifications.moving', { number: LONGEST_LIST })}</Note>}
      <div className={styles.ways}>
        <Button onClick={() => void act('unit', 'notification.dismiss', {})}>
          {t('notifications.dismissAll')}
        </Button>
        {children}
      </div>
    </div>
  );
};
