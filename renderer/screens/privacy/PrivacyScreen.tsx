import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../parts/class-names.ts';
import surface from '../../parts/Surface.module.css';
import { TabbedScreen } from '../../parts/TabbedScreen.tsx';
import { useView } from '../../state/use.ts';
import { PRIVACY_TABS, view } from '../../state/view.ts';
import { Consents } from './Consents.tsx';
import { History } from './History.tsx';
import { Lanes } from './Lanes.tsx';
import { Mandatory } from './Mandatory.tsx';
import { Notice } from './Notice.tsx';
import styles from './PrivacyScreen.module.css';
import { SwitchWithCost } from './SwitchWithCost.tsx';

/** The lanes, and beneath them, a moment later so that the touch that leads here is answered by them alone, what goes whatever is chosen. */
const Leaves = () => {
  const [beneath, setBeneath] = useState(false);
  useEffect(() => {
    let later = 0;
    const frame = requestAnimationFrame(() => {
      later = window.setTimeout(setBeneath, 0, true);
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(later);
    };
  }, []);
  return (
    <>
      <Lanes />
      {beneath && <Mandatory />}
    </>
  );
};

/** What the driver decides, what follows from it, what was decided before, and what all of it rests on. */
export const PrivacyScreen = () => {
  const { t } = useTranslation();
  const chosen = useView(({ privacyTab }) => privacyTab);
  return (
    <TabbedScreen
      title={t('screens.privacy')}
      label={t('privacy.sections')}
      tabs={PRIVACY_TABS.map((value) => ({ value, label: t(`privacy.tabs.${value}`) }))}
      chosen={chosen}
      onChoose={(privacyTab) => view.setState({ privacyTab })}
    >
      <Tabs.Content value="switches" className={classNames(surface.scrolls, surface.fades, styles.switches)}>
        <SwitchWithCost setting="geolocation" />
        <SwitchWithCost setting="voiceData" />
        <div className={styles.effect}>
          <Lanes />
        </div>
      </Tabs.Content>
      <Tabs.Content value="consents" className={classNames(surface.scrolls, surface.fades, styles.section)}>
        <Consents />
      </Tabs.Content>
      <Tabs.Content value="leaves" className={classNames(surface.scrolls, styles.leaves)}>
        <Leaves />
      </Tabs.Content>
      <Tabs.Content value="history" className={classNames(surface.scrolls, surface.fades, styles.section)}>
        <History />
      </Tabs.Content>
      <Tabs.Content value="notice" className={classNames(surface.scrolls, surface.fades, styles.section)}>
        <Notice />
      </Tabs.Content>
    </TabbedScreen>
  );
};
