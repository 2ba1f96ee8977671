import { Check } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { DocumentText } from '../parts/DocumentText.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { act } from '../state/commands.ts';
import { isMoving } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { close, view } from '../state/view.ts';
import styles from './GuestTerms.module.css';

type BoxProps = {
  readonly label: string;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
};

const Box = ({ label, ticked, onTick }: BoxProps) => (
  <Checkbox.Root
    className={styles.box}
    aria-label={label}
    checked={ticked}
    onCheckedChange={(now) => onTick(now === true)}
  >
    <span className={styles.tick}>
      <Checkbox.Indicator asChild>
        <Check aria-hidden strokeWidth={3} />
      </Checkbox.Indicator>
    </span>
    {label}
  </Checkbox.Root>
);

/** R4, R60: a guest reads the terms and the notice, ticks both boxes, none of them pre-ticked, or declines just as easily. */
export const GuestTerms = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const primary = useUnit((unit) => unit.profiles?.find(({ kind }) => kind === 'primary')?.name);
  const moving = useUnit(isMoving);
  const [terms, setTerms] = useState(false);
  const [notice, setNotice] = useState(false);
  const [hint, setHint] = useState(false);

  const accept = async () => {
    if (!terms || !notice) {
      setHint(true);
      return;
    }
    if (await act('unit', 'guest.accept', { terms: true, notice: true }, 'guest-terms')) close();
  };
  const decline = () => view.setState({ declined: true, panel: 'none' });

  return (
    <Sheet title={t('guest.title')} shape="full" onClose={decline}>
      <p className={styles.lead}>
        {t('guest.lead', { primary: primary ?? t('before.thePrimary') })}
        {moving && ` ${t('privacy.readWhenStanding')}`}
      </p>
      <div className={styles.papers}>
        <div className={styles.paper}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
          <section className={styles.text} tabIndex={0} aria-label={t('guest.terms')}>
            <DocumentText name="terms" version={state.termsVersion} short={moving} />
          </section>
          <Box label={t('guest.acceptTerms')} ticked={terms} onTick={setTerms} />
        </div>
        <div className={styles.paper}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
          <section className={styles.text} tabIndex={0} aria-label={t('guest.notice')}>
            <DocumentText name="notice" version={state.noticeVersion} short={moving} />
          </section>
          <Box label={t('guest.acceptNotice')} ticked={notice} onTick={setNotice} />
        </div>
      </div>
      <div className={styles.ways}>
        <p role="alert" className={styles.hint}>
          {hint && !(terms && notice) && t('guest.tickBoth')}
        </p>
        <Button onClick={decline}>{t('guest.decline')}</Button>
        <Button onClick={() => void accept()}>{t('guest.accept')}</Button>
      </div>
    </Sheet>
  );
};
