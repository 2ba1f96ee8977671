import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnit, useWire } from '../state/use.ts';
import { type Message, pause, resume, shortTopic, wire } from '../state/wire.ts';
import { prettyPayload } from './pretty-payload.ts';
import styles from './WireTape.module.css';

const MessageRow = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const [expanded, setExpanded] = useState(false);
  return (
    <li className={styles.message}>
      <button type="button" aria-expanded={expanded} onClick={() => setExpanded(!expanded)}>
        <time dateTime={message.at}>{message.at.slice(11, 23)}</time>
        <span className={styles.topic}>{shortTopic(message.topic)}</span>
        {message.retained && <span className={styles.retained}>{t('bench.retained')}</span>}
        <span className={styles.size}>{message.payload.length} B</span>
      </button>
      {expanded && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus
        <section className={styles.body} aria-label={message.topic} tabIndex={0}>
          <p>
            {message.topic}, QoS {message.qos}
          </p>
          <pre>{prettyPayload(message.payload)}</pre>
        </section>
      )}
    </li>
  );
};

/** The messages as a subscriber of its own received them from the broker, newest first. */
export const WireTape = () => {
  const { t } = useTranslation();
  const { messages, held, paused, topic } = useWire((now) => now);
  const url = useUnit(({ state }) => state?.connection.url ?? '');
  const field = useId();
  const topics = [...new Set([...messages, ...held].map((message) => shortTopic(message.topic)))].toSorted();
  const shown =
    topic === 'all' ? messages : messages.filter((message) => shortTopic(message.topic) === topic);
  return (
    <div className={styles.wire}>
      <div className={styles.tools}>
        <label htmlFor={field} className={styles.hidden}>
          {t('bench.topic')}
        </label>
        <select id={field} value={topic} onChange={({ target }) => wire.setState({ topic: target.value })}>
          <option value="all">{t('bench.topics.all')}</option>
          {[...new Set([...topics, ...(topic === 'all' ? [] : [topic])])].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => wire.setState(paused ? resume : pause)}>
          {t(paused ? 'bench.resume' : 'bench.pause')}
        </button>
        <span role="status" className={styles.held}>
          {paused && t('bench.held', { number: held.length })}
        </span>
      </div>
      <p className={styles.from}>{t('bench.wireText', { url })}</p>
      {shown.length === 0 ? (
        <p className={styles.from}>{t('bench.noMessages')}</p>
      ) : (
        <ol className={styles.messages} aria-label={t('bench.messages')}>
          {shown.map((message) => (
            <MessageRow key={message.key} message={message} />
          ))}
        </ol>
      )}
    </div>
  );
};
