import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../src/contract/car.ts';
import { undoPoint } from '../../state/drawing.ts';
import type { DrawingGround } from '../gl/map-port.ts';
import type { Point } from '../projection.ts';
import type { Size } from '../use-size.ts';
import styles from './CrossHair.module.css';

/** Pixels that one press of an arrow key moves it, and while Shift is held. */
const STEP = 40;
const FINE = 8;
/** So near to the edge of the map, in pixels, the map moves in its place. */
const EDGE = 60;

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Keys that change how closely the map is seen. */
const ZOOMS: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };

type Props = {
  readonly size: Size;
  /** Where it stands at first, in pixels of the map: in the middle of what is not covered. */
  readonly middle: Point;
  readonly ground: RefObject<DrawingGround | null>;
  readonly onSet: (position: Position) => void;
};

/** Draws by keyboard: arrows move the cross-hair, Enter sets a point under it, Backspace takes the last one back. */
export const CrossHair = ({ size, middle, ground, onSet }: Props) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(middle);
  useEffect(() => setAt(middle), [middle]);

  const move = (way: Point, step: number): void => {
    const wanted = { x: at.x + way.x * step, y: at.y + way.y * step };
    const kept = {
      x: Math.min(size.width - EDGE, Math.max(EDGE, wanted.x)),
      y: Math.min(size.height - EDGE, Math.max(EDGE, wanted.y)),
    };
    if (kept.x !== wanted.x || kept.y !== wanted.y)
      ground.current?.panBy(wanted.x - kept.x, wanted.y - kept.y);
    setAt(kept);
  };
  const press = (event: KeyboardEvent): void => {
    const [way, zoom] = [WAYS[event.key], ZOOMS[event.key]];
    if (way !== undefined) move(way, event.shiftKey ? FINE : STEP);
    else if (zoom !== undefined) ground.current?.zoom(zoom);
    else if (event.key === 'Backspace') undoPoint();
    else return;
    event.preventDefault();
  };
  const set = (): void => {
    const position = ground.current?.positionAt(at);
    if (position !== undefined) onSet(position);
  };
  return (
    <button
      type="button"
      className={styles.cross}
      style={{ translate: `${at.x}px ${at.y}px` }}
      aria-label={t('map.draw.cross')}
      onKeyDown={press}
      onClick={set}
    >
      <svg viewBox="-38 -38 76 76" aria-hidden="true">
        <path d="M-34 0 H-8 M8 0 H34 M0 -34 V-8 M0 8 V34" className={styles.edge} />
        <path d="M-34 0 H-8 M8 0 H34 M0 -34 V-8 M0 8 V34" />
        <circle r="3" />
      </svg>
    </button>
  );
};
