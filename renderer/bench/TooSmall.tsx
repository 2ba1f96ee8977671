import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { frameSize } from '../format/format.ts';
import type { Size } from './arrange.ts';
import styles from './TooSmall.module.css';

/** How long the longer side of the drawing is, in pixels. */
const DRAWING = 132;

type Props = {
  readonly now: Size;
  readonly least: Size;
  /** The bench is beside it: to hide it, or to choose a smaller unit in it, would help too. */
  readonly beside: boolean;
};

/** Instead of a broken layout: how large the window is, how large it must be, drawn and in words, until it is. */
export const TooSmall = ({ now, least, beside }: Props) => {
  const { t, i18n } = useTranslation();
  const scale = DRAWING / Math.max(least.width, least.height, now.width, now.height);
  const box = ({ width, height }: Size): CSSProperties => ({ width: width * scale, height: height * scale });
  const words = { least: frameSize(i18n.language, least), now: frameSize(i18n.language, now) };
  return (
    <main className={styles.message} data-theme="night">
      <div className={styles.drawing} aria-hidden>
        <span className={styles.least} style={box(least)} />
        <span className={styles.now} style={box(now)} />
      </div>
      <div role="status">
        <h1>{t('tooSmall.title')}</h1>
        <p>
          {t('tooSmall.sizes', words)} {t(beside ? 'tooSmall.remedyBeside' : 'tooSmall.remedy')}
        </p>
      </div>
    </main>
  );
};
