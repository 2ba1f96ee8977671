import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { NotificationList } from '../../parts/NotificationList.tsx';
import { TabbedScreen } from '../../parts/TabbedScreen.tsx';
import { useView } from '../../state/use.ts';
import { CAR_TABS, view } from '../../state/view.ts';
import styles from './CarScreen.module.css';
import { Energy } from './Energy.tsx';
import { Faults } from './Faults.tsx';
import { Trip } from './Trip.tsx';
import { Tyres } from './Tyres.tsx';

const Notifications = () => (
  <div className={styles.card}>
    <NotificationList />
  </div>
);

const PARTS = {
  trip: Trip,
  energy: Energy,
  tyres: Tyres,
  faults: Faults,
  notifications: Notifications,
} as const;

/** How the car is and how it was driven: everything in here stays on board. */
export const CarScreen = () => {
  const { t } = useTranslation();
  const chosen = useView(({ carTab }) => carTab);
  return (
    <TabbedScreen
      title={t('screens.car')}
      label={t('car.sections')}
      tabs={CAR_TABS.map((value) => ({ value, label: t(`car.tabs.${value}`) }))}
      chosen={chosen}
      onChoose={(carTab) => view.setState({ carTab })}
    >
      {CAR_TABS.map((tab) => {
        const Part = PARTS[tab];
        return (
          <Tabs.Content key={tab} value={tab} className={styles.section}>
            <Part />
          </Tabs.Content>
        );
      })}
    </TabbedScreen>
  );
};
