import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { classNames } from '../../parts/class-names.ts';
import { DocumentText } from '../../parts/DocumentText.tsx';
import { DOCUMENT_TITLES, type DocumentName, useDocument } from '../../parts/documents.ts';
import surface from '../../parts/Surface.module.css';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import { open } from '../../state/view.ts';
import styles from './Notice.module.css';
import { WhoSeesWhat } from './WhoSeesWhat.tsx';

const PAPERS = ['notice', 'terms', 'seen'] as const;
type Paper = (typeof PAPERS)[number];
const PAPER_TITLES = { ...DOCUMENT_TITLES, seen: 'seen.title' } as const;

const PAPER_TEXT = classNames(surface.scrolls, styles.text);

const Index = ({ name, onGo }: { readonly name: DocumentName; readonly onGo: (id: string) => void }) => {
  const { t } = useTranslation();
  const sections = useDocument(name);
  return (
    <nav className={classNames(surface.scrolls, styles.index)} aria-label={t('privacy.sectionsOfDocument')}>
      {sections.map(({ id, title }) => (
        <button key={id} type="button" onClick={() => onGo(`paper-${id}`)}>
          {title}
        </button>
      ))}
    </nav>
  );
};

/** R60–R62: the notice and the terms in full, and who sees what of this driver (R7). */
export const Notice = () => {
  const { t } = useTranslation();
  const [paper, setPaper] = useState<Paper>('notice');
  const text = useRef<HTMLElement>(null);
  const state = useUnit((unit) => unit.state);
  const moving = useUnit(isMoving);
  if (state === null) return null;
  const choose = (wanted: Paper) => {
    setPaper(wanted);
    text.current?.scrollTo({ top: 0 });
  };
  const go = (id: string) => text.current?.querySelector(`#${id}`)?.scrollIntoView({ block: 'start' });
  return (
    <div className={styles.notice}>
      <div className={surface.tools}>
        <Choice
          label={t('privacy.document')}
          value={paper}
          options={PAPERS.map((value) => ({ value, label: t(PAPER_TITLES[value]) }))}
          onChoose={choose}
        />
        {state.notice.announced && (
          <Button onClick={() => open('new-notice')}>{t('privacy.openNotice')}</Button>
        )}
        {moving && (
          <p className={classNames(surface.remark, styles.moving)}>{t('privacy.readWhenStanding')}</p>
        )}
      </div>
      <div className={classNames(surface.surface, styles.paper)}>
        {paper !== 'seen' && !moving && <Index name={paper} onGo={go} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what it can focus */}
        <section ref={text} className={PAPER_TEXT} tabIndex={0} aria-label={t(PAPER_TITLES[paper])}>
          {paper === 'seen' ? (
            <WhoSeesWhat short={moving} />
          ) : (
            <DocumentText
              name={paper}
              anchor="paper"
              short={moving}
              version={paper === 'notice' ? state.noticeVersion : state.termsVersion}
            />
          )}
        </section>
      </div>
    </div>
  );
};
