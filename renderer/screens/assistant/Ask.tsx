import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Ask.module.css';
import { ask, conversation } from './conversation.ts';

/** A request by keyboard; while the car moves there is no text entry, and the reason stands in its place. */
export const TypedRequest = () => {
  const { t } = useTranslation();
  const moving = useUnit(isMoving);
  const waiting = useStore(conversation, (now) => now.waiting);
  const [text, setText] = useState('');
  if (moving) return <Note>{t('assistant.typingWaits')}</Note>;
  const send = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const words = text.trim();
    if (words === '' || waiting) return;
    setText('');
    void ask({ text: words, source: 'typed' });
  };
  return (
    <form className={styles.typed} onSubmit={send}>
      <input
        className={styles.field}
        aria-label={t('assistant.type')}
        placeholder={t('assistant.type')}
        autoComplete="off"
        maxLength={500}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" waiting={waiting}>
        {t('assistant.send')}
      </Button>
    </form>
  );
};

/** What can be asked, as buttons: a touch says it. */
export const Suggestions = () => {
  const { t } = useTranslation();
  const place = useUnit(({ routes }) => routes?.[0]?.places.at(-1)?.name);
  const texts = [
    t('assistant.suggestion.privacy'),
    t('assistant.suggestion.leaves'),
    ...(place === undefined ? [] : [t('assistant.suggestion.place', { place })]),
    t('assistant.suggestion.climate'),
    t('assistant.suggestion.music'),
    t('assistant.suggestion.weather'),
  ];
  return (
    <ul className={styles.suggestions} aria-label={t('assistant.suggestions')}>
      {texts.map((text) => (
        <li key={text}>
          <Button className={styles.suggestion} onClick={() => void ask({ text, source: 'canned' })}>
            {text}
          </Button>
        </li>
      ))}
    </ul>
  );
};
