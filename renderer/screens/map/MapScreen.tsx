import { ArrowUpRight, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lengthText } from '../../format/format.ts';
import { type MapMode, RouteMap } from '../../map/RouteMap.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { useUnit } from '../../state/use.ts';
import styles from './MapScreen.module.css';

const Progress = () => {
  const { t, i18n } = useTranslation();
  const drive = useUnit(({ state }) => state?.drive ?? null);
  const distance = useUnit(({ motion }) => Math.round((motion?.distance ?? 0) / 10) * 10);
  if (drive === null) {
    return (
      <div className={styles.progress}>
        <h1>{t('screens.map')}</h1>
        <p className={styles.name}>{t('map.noDrive')}</p>
        <p>{t('map.noDriveText')}</p>
      </div>
    );
  }
  const left = Math.max(0, drive.length - distance);
  return (
    <div className={styles.progress}>
      <h1>{t('screens.map')}</h1>
      <p className={styles.name}>{drive.name}</p>
      <p className={styles.left}>
        {drive.arrived ? t('map.arrived') : t('map.left', { left: lengthText(i18n.language, left) })}
      </p>
      <p>
        {t('map.driven', {
          driven: lengthText(i18n.language, distance),
          total: lengthText(i18n.language, drive.length),
        })}
      </p>
    </div>
  );
};

/** R17, R22: the map goes on whatever the switch says, and says what the position does meanwhile. */
const PositionNote = () => {
  const { t } = useTranslation();
  const position = useUnit(({ state }) => state?.indicators.position ?? 'off');
  const leaving = position === 'leaving';
  const Sign = leaving ? ArrowUpRight : ShieldCheck;
  const text = { off: 'map.off', 'on-board': 'map.staying', leaving: 'map.leaving' } as const;
  return (
    <p role="status" className={styles.note} data-leaving={leaving || undefined}>
      <Sign aria-hidden strokeWidth={2} />
      {t(text[position])}
    </p>
  );
};

export const MapScreen = () => {
  const { t } = useTranslation();
  const [mode, setMode] = useState<MapMode>('follow');
  return (
    <div className={styles.screen}>
      <RouteMap mode={mode} />
      <Progress />
      <div className={styles.below}>
        <PositionNote />
        <Choice
          label={t('map.view')}
          value={mode}
          options={[
            { value: 'follow', label: t('map.follow') },
            { value: 'overview', label: t('map.overview') },
          ]}
          onChoose={setMode}
        />
      </div>
    </div>
  );
};
