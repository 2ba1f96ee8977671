import { Check, Eye, EyeOff, Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { unitState } from '../../../src/contract/schemas.ts';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import { useUnit } from '../../state/use.ts';
import styles from './WhoSeesWhat.module.css';

const CAPABILITIES = unitState.shape.capabilities.def.element.options;

/** R7: what the primary sees of whoever drives; for the primary, what they see of others, and that they must say so (R8). */
const Seen = () => {
  const { t } = useTranslation();
  const state = useUnit((unit) => unit.state);
  const name = useUnit(({ profiles }) => profiles?.find(({ kind }) => kind === 'primary')?.name);
  if (state === null) return null;
  const { kind } = state.profile;
  const primary = name ?? t('before.thePrimary');
  const now =
    kind === 'guest' && !state.accepted
      ? 'seen.guestNotYet'
      : state.privacy.geolocation.effective
        ? 'seen.otherNow'
        : 'seen.otherNotNow';
  return (
    <>
      <h3>{kind === 'primary' ? t('seen.forPrimary') : t('seen.forOther', { primary })}</h3>
      <ul className={styles.facts}>
        <li>
          <Eye aria-hidden strokeWidth={1.75} />
          {kind === 'primary' ? t('seen.primarySees') : t('seen.otherSees', { primary })}
        </li>
        <li>
          <EyeOff aria-hidden strokeWidth={1.75} />
          {kind === 'primary' ? t('seen.primaryNot') : t('seen.otherNot', { primary })}
        </li>
        {kind === 'primary' && (
          <li>
            <Megaphone aria-hidden strokeWidth={1.75} />
            {t('seen.primaryTell')}
          </li>
        )}
      </ul>
      {kind !== 'primary' && <p className={styles.now}>{t(now, { primary })}</p>}
    </>
  );
};

/** Who sees what of this driver, and what this profile may do (R6, R7). */
export const WhoSeesWhat = ({ short }: { readonly short: boolean }) => {
  const { t } = useTranslation();
  const all = useUnit(({ state }) => state?.capabilities) ?? [];
  const capabilities = short ? all.slice(0, LONGEST_LIST) : all;
  const lacking = short ? [] : CAPABILITIES.filter((one) => !all.includes(one));
  return (
    <div className={styles.seen}>
      <h2>{t('seen.title')}</h2>
      <Seen />
      <h3>{t('seen.others')}</h3>
      <p>{t('seen.othersText')}</p>
      <h3>{t('seen.may')}</h3>
      <ul className={styles.may}>
        {capabilities.map((one) => (
          <li key={one}>
            <Check aria-hidden strokeWidth={2} />
            {t(`seen.capability.${one}`)}
          </li>
        ))}
      </ul>
      {lacking.length > 0 && (
        <>
          <h3>{t('seen.mayNot')}</h3>
          <ul className={styles.may}>
            {lacking.map((one) => (
              <li key={one} className={styles.lacking}>
                {t(`seen.capability.${one}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
