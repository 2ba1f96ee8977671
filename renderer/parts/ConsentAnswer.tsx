import { useTranslation } from 'react-i18next';
import { answerConsent, type Purpose } from '../state/switches.ts';
import { Button } from './Button.tsx';
import styles from './ConsentAnswer.module.css';

type Props = {
  readonly purpose: Purpose;
  readonly screen: string;
  /** The answer just given; null while it is open. */
  readonly answer: boolean | null;
  readonly onAnswer?: (given: boolean) => void;
};

/** A purpose asked anew (R33): to refuse weighs the same as to give. */
export const ConsentAnswer = ({ purpose, screen, answer, onAnswer }: Props) => {
  const { t } = useTranslation();
  const name = t(`consents.purpose.${purpose}.name`);
  const say = (given: boolean) => {
    onAnswer?.(given);
    void answerConsent(purpose, given, screen);
  };
  return (
    <div className={styles.answer}>
      <Button
        aria-label={t('consents.refuseFor', { purpose: name })}
        aria-pressed={answer === false}
        onClick={() => say(false)}
      >
        {t('consents.refuse')}
      </Button>
      <Button
        aria-label={t('consents.giveFor', { purpose: name })}
        aria-pressed={answer === true}
        onClick={() => say(true)}
      >
        {t('consents.give')}
      </Button>
    </div>
  );
};
