import { useTranslation } from 'react-i18next';
import styles from './DocumentText.module.css';
import { DOCUMENT_TITLES, type DocumentName, useDocument } from './documents.ts';

type Props = {
  readonly name: DocumentName;
  readonly version: string;
  /** What each section's anchor begins with, so that an index can lead there. */
  readonly anchor?: string;
  /** The first section alone, for while the car moves. */
  readonly short?: boolean;
};

/** R60: the privacy notice or the terms of use, whole, as a driver reads it on the screen. */
export const DocumentText = ({ name, version, anchor = name, short = false }: Props) => {
  const { t } = useTranslation();
  const sections = useDocument(name);
  return (
    <div className={styles.document}>
      <h2 className={styles.title}>{t(DOCUMENT_TITLES[name])}</h2>
      <p className={styles.version}>{t('guest.version', { version })}</p>
      {(short ? sections.slice(0, 1) : sections).map((section) => (
        <section key={section.id} id={`${anchor}-${section.id}`} className={styles.section}>
          <h3>{section.title}</h3>
          {section.text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {section.items.length > 0 && (
            <dl>
              {section.items.map((item) => (
                <div key={item.name}>
                  <dt>{item.name}</dt>
                  <dd>{item.text}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </div>
  );
};
