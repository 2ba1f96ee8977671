import { ArrowUpRight, CloudAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../parts/Button.tsx';
import { FaultNote } from '../../parts/FaultNote.tsx';
import { Hidden } from '../../parts/Hidden.tsx';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import { open, show, showPrivacy } from '../../state/view.ts';
import { useAnswerWords, type Way } from './answer-words.ts';
import { conversation, dismissFault, type Exchange } from './conversation.ts';
import styles from './Exchanges.module.css';

const SIGNS = { left: ArrowUpRight, waiting: CloudAlert, stayed: ShieldCheck } as const;

const go = (way: Way): void => {
  if (way.to === 'switch') showPrivacy('switches', `setting.${way.setting}`);
  else if (way.to === 'leaves') showPrivacy('leaves');
  else if (way.to === 'terms') open('guest-terms');
  else show(way.to);
};

const One = ({ exchange }: { readonly exchange: Exchange }) => {
  const { t } = useTranslation();
  const { text, more, way } = useAnswerWords()(exchange.answer);
  const Sign = SIGNS[exchange.words];
  return (
    <li className={styles.exchange}>
      <p className={styles.said}>
        <Hidden>{t('assistant.you')}: </Hidden>
        {exchange.said}
      </p>
      <p className={styles.words} data-words={exchange.words}>
        <Sign aria-hidden />
        {t(`assistant.${exchange.words}`)}
      </p>
      <p className={styles.answer}>{text}</p>
      {more !== null && <p className={styles.more}>{more}</p>}
      {way !== null && (
        <Button className={styles.way} onClick={() => go(way)}>
          {t(`assistant.way.${way.to}`)}
        </Button>
      )}
    </li>
  );
};

/** What was said and answered, the newest last; each with what became of the words. */
export const Exchanges = () => {
  const { t } = useTranslation();
  const { exchanges, fault } = useStore(conversation);
  const moving = useUnit(isMoving);
  const scroll = useRef<HTMLDivElement>(null);
  const shown = moving ? exchanges.slice(-LONGEST_LIST) : exchanges;
  const newest = shown.at(-1)?.key;
  useEffect(() => {
    if (newest === undefined && fault === null) return;
    // The newest from its beginning, also where it is taller than the room for it. Only this list scrolls, never what is around it.
    const last = scroll.current?.querySelector<HTMLElement>('li:last-of-type, [role="alert"]');
    const room = scroll.current?.firstElementChild;
    if (scroll.current !== null && last != null && room instanceof HTMLElement) {
      scroll.current.scrollTop = last.offsetTop - room.offsetTop;
    }
  }, [newest, fault]);
  return (
    // A list that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div ref={scroll} className={styles.scroll} tabIndex={0} role="log" aria-label={t('assistant.log')}>
      {shown.length === 0 && fault === null ? (
        <div className={styles.empty}>
          <p className={styles.greeting}>{t('assistant.greeting')}</p>
          <p>{t('assistant.greetingText')}</p>
        </div>
      ) : (
        <ol className={styles.list}>
          {shown.map((exchange) => (
            <One key={exchange.key} exchange={exchange} />
          ))}
        </ol>
      )}
      {fault !== null && <FaultNote fault={fault} onDismiss={dismissFault} />}
    </div>
  );
};
