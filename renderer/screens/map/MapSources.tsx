import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './MapSources.module.css';

type Props = {
  /** What a file of the driver's own says of its makers; null without such a file. */
  readonly own: { readonly by: string | null } | null;
};

/** The makers whose names have to be on the map itself. */
const MAKERS = '© OpenStreetMap, Natural Earth';

/** Who made what is on the map. The makers of the route are named on the map itself, as their licence asks. */
export const MapSources = ({ own }: Props) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.sources}>
      {open && (
        <ul id={id} className={styles.list} aria-label={t('map.sources.title')}>
          <li>{t('map.sources.route')}</li>
          <li>{t('map.sources.land')}</li>
          <li>{t('map.sources.places')}</li>
          <li>{t('map.sources.lakes')}</li>
          <li>{t('map.sources.rivers')}</li>
          {own !== null && (
            <li>{own.by === null ? t('map.sources.own') : t('map.sources.ownBy', { who: own.by })}</li>
          )}
        </ul>
      )}
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-label={`${MAKERS}. ${t('map.sources.open')}`}
        onClick={() => setOpen(!open)}
      >
        <span>© OpenStreetMap, Natural Earth</span>
      </button>
    </div>
  );
};
