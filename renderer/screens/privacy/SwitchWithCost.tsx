import { CircleDot, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServiceState } from '../../../src/contract/schemas.ts';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import { PrivacySwitch } from '../../parts/PrivacySwitch.tsx';
import { serviceName, serviceWithout } from '../../parts/service-words.ts';
import type { Setting } from '../../state/switches.ts';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import styles from './SwitchWithCost.module.css';

type Cost = { readonly service: ServiceState; readonly cost: 'degraded' | 'unavailable' };

/** What goes first is what is lost, then what is limited. */
const costsOf = (services: readonly ServiceState[], setting: Setting): readonly Cost[] =>
  services
    .flatMap((service): Cost[] => {
      const cost = service.without[setting];
      return cost === null ? [] : [{ service, cost }];
    })
    .toSorted((a, b) => b.cost.localeCompare(a.cost));

const CostRow = ({ setting, service, cost }: Cost & { readonly setting: Setting }) => {
  const { t } = useTranslation();
  const Sign = cost === 'unavailable' ? CircleSlash : CircleDot;
  const how = serviceWithout(service.id, setting);
  return (
    <li className={styles.row}>
      <Sign aria-hidden strokeWidth={1.75} />
      <span>
        <span className={styles.service}>{serviceName(service.id)}</span>
        <span className={styles.how}>{how ?? t(`cost.${cost}`)}</span>
      </span>
    </li>
  );
};

/** R15: a switch, and beside it what turning it off costs: what is lost, what is limited and how. */
export const SwitchWithCost = ({ setting }: { readonly setting: Setting }) => {
  const { t } = useTranslation();
  const services = useUnit((unit) => unit.services);
  const profile = useUnit(({ state }) => state?.profile.kind);
  const moving = useUnit(isMoving);
  const costs = services === null ? [] : costsOf(services, setting);
  const shown = moving ? costs.slice(0, LONGEST_LIST) : costs;
  const label = t(`cost.${setting}List`);
  return (
    <section className={styles.card}>
      <div>
        <PrivacySwitch setting={setting} screen="privacy" />
        {/* R8 */}
        {setting === 'geolocation' && profile === 'primary' && (
          <p className={styles.seen}>{t('switch.tellOthers')}</p>
        )}
      </div>
      {services !== null && (
        <div className={styles.cost}>
          <h2>{t('cost.whileOff')}</h2>
          {shown.length === 0 ? (
            <p className={styles.how}>{t('cost.none')}</p>
          ) : (
            <ul className={styles.rows} aria-label={label}>
              {shown.map((cost) => (
                <CostRow key={cost.service.id} {...cost} setting={setting} />
              ))}
            </ul>
          )}
          {shown.length < costs.length && (
            <p className={styles.how}>{t('cost.moreWhenStanding', { count: costs.length - shown.length })}</p>
          )}
        </div>
      )}
    </section>
  );
};
