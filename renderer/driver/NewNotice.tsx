import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { UnitState } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { ConsentAnswer } from '../parts/ConsentAnswer.tsx';
import { DocumentText } from '../parts/DocumentText.tsx';
import { FaultNote } from '../parts/FaultNote.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { act } from '../state/commands.ts';
import { dismiss, type Purpose, switches } from '../state/switches.ts';
import { isMoving } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { useAskedAgain } from '../state/use-asked.ts';
import { close, view } from '../state/view.ts';
import styles from './NewNotice.module.css';

const SCREEN = 'new-notice';

/** The notice was read; what was not answered stays open under Consents. */
const confirm = async (): Promise<void> => {
  if (await act('unit', 'notice.confirm', undefined, SCREEN)) close();
};

const later = (): void => view.setState({ noticePutOff: true, panel: 'none' });

type AskProps = { readonly purpose: Purpose; readonly answer: boolean | null };

const Asked = ({ purpose, answer }: AskProps) => {
  const { t } = useTranslation();
  const fault = useStore(switches, (all) => all[`consent.${purpose}`]?.fault ?? null);
  return (
    <li>
      <div className={styles.purpose}>
        <div>
          <p className={styles.name}>{t(`consents.purpose.${purpose}.name`)}</p>
          <p className={styles.text}>{t(`consents.purpose.${purpose}.text`)}</p>
        </div>
        <ConsentAnswer purpose={purpose} screen={SCREEN} answer={answer} />
      </div>
      {fault !== null && <FaultNote fault={fault} onDismiss={() => dismiss(`consent.${purpose}`)} />}
    </li>
  );
};

/** R33: a new version of the notice, what it changed, and the purposes asked anew; putting it off leaves a mark, no more. */
export const NewNotice = ({ state }: { readonly state: UnitState }) => {
  const { t } = useTranslation();
  const [reads, setReads] = useState(false);
  const moving = useUnit(isMoving);
  const unanswered = useAskedAgain();
  // What was answered here stays in sight, with its answer.
  const [asked, setAsked] = useState<readonly Purpose[]>(unanswered);
  const more = unanswered.filter((purpose) => !asked.includes(purpose));
  if (more.length > 0) setAsked([...asked, ...more]);

  if (reads) {
    return (
      <Sheet key="notice" title={t('newNotice.title')} shape="full" onClose={() => setReads(false)}>
        {moving && <p className={styles.lead}>{t('privacy.readWhenStanding')}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
        <section className={styles.paper} tabIndex={0} aria-label={t('notice.title')}>
          <DocumentText name="notice" version={state.noticeVersion} short={moving} />
        </section>
        <div className={styles.ways}>
          <Button onClick={() => setReads(false)}>{t('newNotice.back')}</Button>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet key="asked" title={t('newNotice.title')} shape="full" onClose={later}>
      <p className={styles.lead}>
        {t('newNotice.lead', { version: state.noticeVersion })}{' '}
        {t(asked.length === 0 ? 'newNotice.nothingAsked' : 'newNotice.asked')}
      </p>
      <ul className={styles.purposes} aria-label={t('newNotice.purposes')}>
        {asked.map((purpose) => (
          <Asked
            key={purpose}
            purpose={purpose}
            answer={unanswered.includes(purpose) ? null : state.consents[purpose]}
          />
        ))}
      </ul>
      <div className={styles.ways}>
        <Button onClick={later}>{t('newNotice.later')}</Button>
        <Button onClick={() => setReads(true)}>{t('newNotice.read')}</Button>
        <Button onClick={() => void confirm()}>{t('newNotice.confirm')}</Button>
      </div>
    </Sheet>
  );
};
