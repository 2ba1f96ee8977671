import { type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Position } from '../../../src/contract/car.ts';
import { unit } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import { gridAround, onScreen, pathOf, transformOf } from '../camera.ts';
import type { DrawingGround } from '../gl/map-port.ts';
import { type Camera, type Point, projectionAt, unprojectionAt } from '../projection.ts';
import lines from '../RouteMap.module.css';
import { useSize } from '../use-size.ts';
import styles from './PlainDrawing.module.css';

/** Pixels a metre at first: some two kilometres across. */
const SCALE = 0.42;
const CLOSEST = 4;
const FARTHEST = 0.02;
/** Metres between two lines of the grid, by how closely it is seen. */
const gridAt = (scale: number): number => (scale > 0.12 ? 250 : 2_500);
/** A finger that moved less than this many pixels meant a point. */
const TAP = 10;

type Props = {
  readonly points: readonly Position[];
  /** The route that is there already, drawn softly. */
  readonly beneath: readonly Position[];
  readonly ground: RefObject<DrawingGround | null>;
  readonly onTouch: (position: Position, metresPerPixel: number) => void;
};

/** The map to draw on where there is no moving one: a grid, the car, and what is drawn. */
export const PlainDrawing = ({ points, beneath, ground, onTouch }: Props) => {
  const [element, size] = useSize<HTMLDivElement>();
  const car = useUnit(({ motion }) => motion?.position ?? null);
  const [origin] = useState<Position>(
    () => points.at(-1) ?? unit.getState().motion?.position ?? beneath[0] ?? [0, 0],
  );
  const [project, unproject] = useMemo(() => [projectionAt(origin), unprojectionAt(origin)], [origin]);
  const [camera, setCamera] = useState<Camera>({ centre: { x: 0, y: 0 }, scale: SCALE, rotation: 0 });
  const pressed = useRef<{ readonly at: Point; readonly centre: Point } | null>(null);
  const focus = useMemo(() => ({ x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 }), [size]);

  useEffect(() => {
    ground.current = {
      positionAt: ({ x, y }) =>
        unproject({
          x: camera.centre.x + (x - focus.x) / camera.scale,
          y: camera.centre.y + (y - focus.y) / camera.scale,
        }),
      panBy: (x, y) =>
        setCamera((now) => ({
          ...now,
          centre: { x: now.centre.x + x / now.scale, y: now.centre.y + y / now.scale },
        })),
      zoom: (steps) =>
        setCamera((now) => ({
          ...now,
          scale: Math.min(CLOSEST, Math.max(FARTHEST, now.scale * 2 ** steps)),
        })),
    };
    return () => {
      ground.current = null;
    };
  }, [ground, camera, focus, unproject]);

  /** Where a finger is in the drawing's own pixels, whatever it is scaled to on the desk. */
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLDivElement>): Point => {
    const box = currentTarget.getBoundingClientRect();
    const scale = currentTarget.clientWidth / box.width;
    return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale };
  };
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = { at: at(event), centre: camera.centre };
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const from = pressed.current;
    if (from === null) return;
    const to = at(event);
    if (Math.hypot(to.x - from.at.x, to.y - from.at.y) < TAP) return;
    setCamera((now) => ({
      ...now,
      centre: {
        x: from.centre.x - (to.x - from.at.x) / now.scale,
        y: from.centre.y - (to.y - from.at.y) / now.scale,
      },
    }));
  };
  const lift = (event: PointerEvent<HTMLDivElement>): void => {
    const from = pressed.current;
    pressed.current = null;
    const to = at(event);
    if (from === null || Math.hypot(to.x - from.at.x, to.y - from.at.y) >= TAP) return;
    const position = ground.current?.positionAt(to);
    if (position !== undefined) onTouch(position, 1 / camera.scale);
  };

  const drawn = points.map((point) => onScreen(camera, focus, project(point)));
  const here = car === null ? null : onScreen(camera, focus, project(car));
  const reach = (Math.hypot(focus.x, focus.y) * 1.2) / camera.scale;
  return (
    <div
      ref={element}
      className={styles.ground}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={lift}
      onPointerCancel={() => {
        pressed.current = null;
      }}
    >
      {size !== null && (
        <svg width={size.width} height={size.height} aria-hidden="true">
          <g className={lines.ground} style={{ transform: transformOf(camera, focus), transition: 'none' }}>
            <path className={lines.grid} d={gridAround(camera.centre, reach, gridAt(camera.scale))} />
            <path className={lines.casing} d={pathOf(beneath.map(project))} />
            <path className={lines.road} d={pathOf(beneath.map(project))} />
          </g>
          <path className={styles.edge} d={pathOf(drawn)} />
          <path className={styles.line} d={pathOf(drawn)} />
          {drawn.map(({ x, y }, index) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place in the line
              key={index}
              className={styles.point}
              data-last={(index > 0 && index === drawn.length - 1) || undefined}
              cx={x}
              cy={y}
              r={index === 0 || index === drawn.length - 1 ? 13 : 8}
            />
          ))}
          {here !== null && <circle className={styles.car} cx={here.x} cy={here.y} r="12" />}
        </svg>
      )}
    </div>
  );
};
