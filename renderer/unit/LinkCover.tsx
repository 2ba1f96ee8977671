import { Link2Off, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sweep } from '../parts/Loading.tsx';
import type { LinkStatus } from '../transport/transport.ts';
import styles from './LinkCover.module.css';

/** Milliseconds after which it is likelier that the unit was stopped than that its link is weak. */
const LONG = 20_000;

/** The window goes on trying all the while; after a time it says what else would help. */
const Lost = () => {
  const { t } = useTranslation();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), LONG);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <section role="alert" className={styles.cover} data-link="lost">
      <Unplug className={styles.sign} aria-hidden strokeWidth={1.25} />
      <h1>{t('link.lostTitle')}</h1>
      <p>{t(long ? 'link.lostLong' : 'link.lostText')}</p>
      <Sweep />
    </section>
  );
};

/** What the driver sees while this window has no unit behind it: waking, lost and reconnecting, or a link that was used up. */
export const LinkCover = ({ link }: { readonly link: LinkStatus }) => {
  const { t } = useTranslation();
  if (link === 'refused') {
    return (
      <main className={styles.cover} data-link={link}>
        <Link2Off className={styles.sign} aria-hidden strokeWidth={1.25} />
        <h1>{t('link.refusedTitle')}</h1>
        <p>{t('link.refusedText')}</p>
        <code className={styles.command}>{t('link.refusedCommand')}</code>
      </main>
    );
  }
  if (link === 'lost') return <Lost />;
  return (
    <section role="status" className={styles.cover} data-link={link}>
      <span className={styles.product}>{t('product')}</span>
      <p>{t('link.opening')}</p>
      <Sweep />
    </section>
  );
};
