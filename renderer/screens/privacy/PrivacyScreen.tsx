import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { History } from './History.tsx';
import { Lanes } from './Lanes.tsx';
import { Mandatory } from './Mandatory.tsx';
import styles from './PrivacyScreen.module.css';
import { SwitchWithCost } from './SwitchWithCost.tsx';

const TABS = ['switches', 'leaves', 'history'] as const;

/** What the driver decides, what follows from it, and what was decided before. */
export const PrivacyScreen = () => {
  const { t } = useTranslation();
  return (
    <Tabs.Root className={styles.screen} defaultValue="switches">
      <div className={styles.head}>
        <h1>{t('screens.privacy')}</h1>
        <Tabs.List className={styles.tabs} aria-label={t('privacy.sections')}>
          {TABS.map((tab) => (
            <Tabs.Trigger key={tab} value={tab} className={styles.tab}>
              {t(`privacy.tabs.${tab}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Content value="switches" className={styles.switches}>
        <SwitchWithCost setting="geolocation" />
        <SwitchWithCost setting="voiceData" />
        <div className={styles.effect}>
          <Lanes />
        </div>
      </Tabs.Content>
      <Tabs.Content value="leaves" className={styles.leaves}>
        <Lanes />
        <Mandatory />
      </Tabs.Content>
      <Tabs.Content value="history" className={styles.history}>
        <History />
      </Tabs.Content>
    </Tabs.Root>
  );
};
