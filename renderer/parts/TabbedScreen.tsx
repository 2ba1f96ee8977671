import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { TabBar } from './TabBar.tsx';
import styles from './TabbedScreen.module.css';

type Props<T extends string> = {
  readonly title: string;
  /** What the tabs are called together. */
  readonly label: string;
  readonly tabs: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (tab: T) => void;
  /** A `Tabs.Content` for each tab. */
  readonly children: ReactNode;
};

/** A screen of several sections: its name and their tabs above, one section beneath. */
export const TabbedScreen = <T extends string>({
  title,
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: Props<T>) => (
  <Tabs.Root
    className={styles.screen}
    value={chosen}
    onValueChange={(value) => {
      const tab = tabs.find((one) => one.value === value);
      if (tab !== undefined) onChoose(tab.value);
    }}
  >
    <div className={styles.head}>
      <h1>{title}</h1>
      <TabBar label={label} chosen={chosen} tabs={tabs} />
    </div>
    {children}
  </Tabs.Root>
);
