import { useMemo } from 'react';
import { onScreen } from './camera.ts';
import { type Camera, type Point, pointAt } from './projection.ts';
import styles from './RouteMap.module.css';
import type { Laid } from './use-drive.ts';

/** How far beside the road a kilometre stands, in pixels. */
const LABEL_AWAY = 30;

type Props = {
  readonly laid: Laid;
  readonly camera: Camera;
  readonly focus: Point;
  /** A mark stands every so many metres of the route. */
  readonly every: number;
};

/** Kilometre marks, the start as a ring and the destination as a filled square; all upright, whichever way the map turns. */
export const Marks = ({ laid, camera, focus, every }: Props) => {
  const marks = useMemo(() => {
    const count = Math.max(0, Math.ceil(laid.length / every) - 1);
    return Array.from({ length: count }, (_, index) => (index + 1) * every).flatMap((distance) => {
      const point = pointAt(laid.line, laid.distances, distance);
      const next = pointAt(laid.line, laid.distances, distance + 20);
      if (point === undefined || next === undefined) return [];
      const stride = Math.hypot(next.x - point.x, next.y - point.y) || 1;
      // To the right of the road, a metre away; drawn further out in pixels.
      const beside = { x: point.x - (next.y - point.y) / stride, y: point.y + (next.x - point.x) / stride };
      return [{ distance, point, beside }];
    });
  }, [laid, every]);
  const [start] = laid.line;
  const end = laid.line.at(-1);
  const at = (point: Point): React.CSSProperties => {
    const { x, y } = onScreen(camera, focus, point);
    return { transform: `translate(${x}px, ${y}px)` };
  };
  return (
    <g>
      {marks.map(({ distance, point, beside }) => {
        const [from, to] = [onScreen(camera, focus, point), onScreen(camera, focus, beside)];
        const away = LABEL_AWAY / camera.scale;
        return (
          <g key={distance} className={styles.mark} style={at(point)}>
            <circle r="4" />
            <text x={(to.x - from.x) * away} y={(to.y - from.y) * away + 7}>
              {distance / 1000}
            </text>
          </g>
        );
      })}
      {start !== undefined && (
        <g className={styles.start} style={at(start)}>
          <circle r="12" />
        </g>
      )}
      {end !== undefined && (
        <g className={styles.end} style={at(end)}>
          <rect x="-13" y="-13" width="26" height="26" rx="7" />
          <rect className={styles.core} x="-5" y="-5" width="10" height="10" rx="2" />
        </g>
      )}
    </g>
  );
};
