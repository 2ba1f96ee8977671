import { Link2Off, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sweep } from '../parts/Loading.tsx';
import type { LinkStatus } from '../transport/transport.ts';
import styles from './LinkCover.module.css';

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
  if (link === 'lost') {
    return (
      <section role="alert" className={styles.cover} data-link={link}>
        <Unplug className={styles.sign} aria-hidden strokeWidth={1.25} />
        <h1>{t('link.lostTitle')}</h1>
        <p>{t('link.lostText')}</p>
        <Sweep />
      </section>
    );
  }
  return (
    <section role="status" className={styles.cover} data-link={link}>
      <span className={styles.product}>{t('product')}</span>
      <p>{t('link.opening')}</p>
      <Sweep />
    </section>
  );
};
