import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../parts/class-names.ts';
import { Loading } from '../../parts/Loading.tsx';
import surface from '../../parts/Surface.module.css';
import { useUnit } from '../../state/use.ts';
import { ServiceRow } from './ServiceRow.tsx';
import styles from './ServicesScreen.module.css';
import { groupsOf } from './service-groups.ts';

/** Every service by group, with its state, what causes it, and the way there (R15). No group has more than six. */
export const ServicesScreen = () => {
  const { t } = useTranslation();
  const services = useUnit((unit) => unit.services);
  const maySwitch = useUnit(({ state }) => state?.capabilities.includes('switch-services') ?? false);
  if (services === null) {
    return (
      <div className={styles.screen}>
        <h1 className={styles.title}>{t('screens.services')}</h1>
        <div className={classNames(surface.surface, styles.empty)}>
          <Loading>{t('services.loading')}</Loading>
        </div>
      </div>
    );
  }
  const groups = groupsOf(services);
  return (
    <Tabs.Root
      // Another driver may have other groups: begun anew, so that none is chosen that is no longer there.
      key={groups.map(({ group }) => group).join()}
      className={styles.screen}
      orientation="vertical"
      defaultValue={groups[0]?.group ?? 'standard'}
    >
      <h1 className={styles.title}>{t('screens.services')}</h1>
      <Tabs.List className={styles.groups} aria-label={t('services.groups')}>
        {groups.map(({ group, rows, working }) => (
          <Tabs.Trigger key={group} value={group} className={styles.group}>
            <span className={styles.name}>{t(`services.group.${group}`)}</span>
            <span className={styles.comma}>, </span>
            <span className={styles.count}>{t('services.summary', { working, total: rows.length })}</span>
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {groups.map(({ group, rows }) => (
        <Tabs.Content
          key={group}
          value={group}
          className={classNames(surface.surface, surface.scrolls, styles.panel)}
        >
          <ul className={styles.rows} aria-label={t('services.in', { group: t(`services.group.${group}`) })}>
            {rows.map((service) => (
              <ServiceRow key={service.id} service={service} maySwitch={maySwitch} />
            ))}
          </ul>
          {!maySwitch && <p className={styles.note}>{t('services.primaryDecides')}</p>}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};
