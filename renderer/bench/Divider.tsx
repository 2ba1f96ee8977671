import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { view } from '../state/view.ts';
import { BENCH_WIDTHS, type BenchRoom } from './arrange.ts';
import styles from './Divider.module.css';

/** How far one key moves it, in pixels. */
const STEP = 20;

/** Between the unit and the bench: dragged, or moved by the arrow keys, it makes the bench wider or narrower. */
export const Divider = ({ room }: { readonly room: BenchRoom }) => {
  const { t } = useTranslation();
  const { width, most } = room;
  const make = (wanted: number): void =>
    view.setState({
      benchWidth: Math.round(Math.max(BENCH_WIDTHS.least, Math.min(most, wanted))),
    });

  const drag = (moved: PointerEvent<HTMLElement>): void => {
    // The bench stands at the right edge of the window, whatever its width.
    if (moved.currentTarget.hasPointerCapture(moved.pointerId)) make(window.innerWidth - moved.clientX);
  };
  const key = (pressed: KeyboardEvent): void => {
    const wanted = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: BENCH_WIDTHS.least,
      End: most,
    }[pressed.key];
    if (wanted === undefined) return;
    pressed.preventDefault();
    make(wanted);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule can't be moved, a separator with a value can
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('bench.width')}
      aria-valuenow={width}
      aria-valuemin={BENCH_WIDTHS.least}
      aria-valuemax={most}
      tabIndex={0}
      className={styles.divider}
      onPointerDown={(down) => down.currentTarget.setPointerCapture(down.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => make(BENCH_WIDTHS.usual)}
      onKeyDown={key}
    />
  );
};
