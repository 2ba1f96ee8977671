import { Tabs } from 'radix-ui';
import { useEffect, useRef } from 'react';
import styles from './TabBar.module.css';

type Props<T extends string> = {
  readonly label: string;
  readonly chosen: T;
  readonly tabs: readonly { readonly value: T; readonly label: string }[];
};

/** The tabs of a screen, for within a `Tabs.Root`. Where they need more room than there is, the row moves sideways. */
export const TabBar = <T extends string>({ label, chosen, tabs }: Props<T>) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector(`[data-value="${chosen}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <Tabs.List ref={list} className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Tabs.Trigger key={tab.value} value={tab.value} data-value={tab.value} className={styles.tab}>
          {tab.label}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
};
