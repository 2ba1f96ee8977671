import { useTranslation } from 'react-i18next';
import type { Result } from '../../../src/contract/commands.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/Button.tsx';
import { ConsentAnswer } from '../../parts/ConsentAnswer.tsx';
import { SwitchRow } from '../../parts/SwitchRow.tsx';
import { useSignalWords } from '../../parts/signal-words.ts';
import { answerConsent, type Purpose } from '../../state/switches.ts';
import { useUnit } from '../../state/use.ts';
import { useAskedAgain } from '../../state/use-asked.ts';
import { open } from '../../state/view.ts';
import styles from './Consents.module.css';

/** What a consent sends, and to whom, from the unit's own table. */
const useSends = (): ((kind: Result<'message.list'>[number] | undefined) => string | null) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSignalWords();
  return (kind) =>
    kind === undefined || kind.signals === null
      ? null
      : t('consents.sends', {
          what: format.enumeration(words(kind.signals.map(({ signal }) => signal))),
          who: format.midSentence(t(`recipient.${kind.recipient}`)),
        });
};

type Props = { readonly purpose: Purpose; readonly asked: boolean };

const Consent = ({ purpose, asked }: Props) => {
  const { t } = useTranslation();
  const on = useUnit(({ state }) => state?.consents[purpose] ?? false);
  const kind = useUnit(({ messages }) =>
    messages?.find(({ rests, restsOn }) => rests === 'consent' && restsOn === purpose),
  );
  const sends = useSends()(kind);
  return (
    <li className={styles.consent} data-asked={asked || undefined}>
      <SwitchRow
        name={`consent.${purpose}`}
        label={t(`consents.purpose.${purpose}.name`)}
        text={[t(`consents.purpose.${purpose}.text`), sends].filter((part) => part !== null).join(' ')}
        wide
        on={on}
        onTurn={(given) => void answerConsent(purpose, given, 'privacy')}
      >
        {asked && (
          <div className={styles.asked}>
            <p>
              <strong>{t('consents.askedAgain')}</strong> {t('consents.askedAgainText')}
            </p>
            <ConsentAnswer purpose={purpose} screen="privacy" answer={null} />
          </div>
        )}
      </SwitchRow>
    </li>
  );
};

/** R25: five purposes, each a choice of its own, none of them ticked beforehand (R13). */
export const Consents = () => {
  const { t } = useTranslation();
  const purposes = useUnit(({ state }) => state?.consents);
  const accepted = useUnit(({ state }) => state?.accepted ?? true);
  const announced = useUnit(({ state }) => state?.notice.announced ?? false);
  const asked = useAskedAgain();
  const guest = useUnit(({ state }) => state?.profile.kind === 'guest');
  if (purposes === undefined) return null;
  return (
    <>
      <div className={styles.lead}>
        <p>
          {t('consents.lead')} {guest && t('consents.guest')}
        </p>
        {!accepted && <Button onClick={() => open('guest-terms')}>{t('guest.reopen')}</Button>}
        {announced && <Button onClick={() => open('new-notice')}>{t('privacy.openNotice')}</Button>}
      </div>
      <ul className={styles.consents} aria-label={t('consents.list')}>
        {(Object.keys(purposes) as Purpose[]).map((purpose) => (
          <Consent key={purpose} purpose={purpose} asked={asked.includes(purpose)} />
        ))}
      </ul>
    </>
  );
};
