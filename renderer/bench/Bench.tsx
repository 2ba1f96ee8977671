import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useView } from '../state/use.ts';
import { view } from '../state/view.ts';
import { Account } from './Account.tsx';
import type { BenchRoom } from './arrange.ts';
import styles from './Bench.module.css';
import { CarFaults } from './CarFaults.tsx';
import { Clock } from './Clock.tsx';
import { Controls } from './Controls.tsx';
import { Display } from './Display.tsx';
import { Divider } from './Divider.tsx';
import { Outages } from './Outages.tsx';
import { Scenario } from './Scenario.tsx';
import { Why } from './Why.tsx';
import { WireTape } from './WireTape.tsx';

const VIEWS = [
  ['wire', WireTape],
  ['why', Why],
  ['scenarios', Scenario],
  ['carFaults', CarFaults],
  ['outages', Outages],
  ['account', Account],
] as const;

type Props = { readonly scale: number; readonly followsWindow: boolean; readonly room: BenchRoom };

/**
 * What the person at the desk needs. Paper and ink of its own, so that nobody takes it for part of the car.
 * @param scale of the unit on the desk, 0 where there is too little room to show it
 * @param followsWindow whether the window gives the unit its size, so that none can be chosen
 */
export const Bench = ({ scale, followsWindow, room }: Props) => {
  const { t } = useTranslation();
  const fault = useView(({ benchFault }) => benchFault);
  return (
    <aside className={styles.bench} aria-label={t('bench.label')} style={{ width: room.width }}>
      <Divider room={room} />
      <Clock />
      <Controls />
      {fault !== null && (
        <div role="alert" className={styles.fault}>
          {fault.sentence} {fault.remedy}{' '}
          <button type="button" onClick={() => view.setState({ benchFault: null })}>
            {t('dismiss')}
          </button>
        </div>
      )}
      <Display scale={scale} followsWindow={followsWindow} />
      <Tabs.Root className={styles.views} defaultValue="wire">
        <Tabs.List className={styles.tabs} aria-label={t('bench.views')}>
          {VIEWS.map(([name]) => (
            <Tabs.Trigger key={name} value={name}>
              {t(`bench.${name}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {VIEWS.map(([name, Part]) => (
          <Tabs.Content key={name} value={name} className={styles.view}>
            <Part />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </aside>
  );
};
