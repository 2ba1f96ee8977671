import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnit } from '../state/use.ts';
import { FOLLOW_SCALE, focusOf, gridAround, onScreen, pathOf, transformOf } from './camera.ts';
import { MapFurniture } from './MapFurniture.tsx';
import { Marks } from './Marks.tsx';
import { type Camera, cameraAround, unwrapped, upTo } from './projection.ts';
import styles from './RouteMap.module.css';
import { type Laid, useLaidRoute } from './use-drive.ts';
import { type Size, useSize } from './use-size.ts';

export type MapMode = 'follow' | 'overview';
type Props = {
  readonly mode: MapMode;
  /** Without north and scale, as on the home screen, where the map is a button. */
  readonly plain?: boolean;
};

/** On the plain map the grid is this many metres wide while following, and in the overview. */
const GRID = { follow: 250, overview: 1000 } as const;

type DrawingProps = Props & { readonly laid: Laid; readonly driven: boolean; readonly size: Size };

const Drawing = ({ laid, driven, size, mode, plain = false }: DrawingProps) => {
  const motion = useUnit((unit) => unit.motion);
  const heading = useRef(0);
  const route = useMemo(() => pathOf(laid.line), [laid]);
  const overview = useMemo(
    () => cameraAround(laid.line, size, plain ? 48 : Math.min(130, size.height * 0.16)),
    [laid, size, plain],
  );
  if (motion === null) return null;

  heading.current = unwrapped(heading.current, motion.heading);
  const car = laid.project(motion.position);
  const following = mode === 'follow';
  const camera: Camera = following
    ? { centre: car, scale: FOLLOW_SCALE, rotation: heading.current }
    : overview;
  const focus = focusOf(size, following);
  const reach = (Math.hypot(size.width, size.height) * 0.75) / camera.scale;
  const place = onScreen(camera, focus, car);
  const behind = driven ? [...upTo(laid.line, laid.distances, motion.distance), car] : [];
  return (
    <>
      <svg className={styles.drawing} width={size.width} height={size.height} aria-hidden="true">
        <g className={styles.ground} style={{ transform: transformOf(camera, focus) }}>
          <path className={styles.grid} d={gridAround(camera.centre, reach, GRID[mode])} />
          <path className={styles.casing} d={route} />
          <path className={styles.road} d={route} />
          <path className={styles.driven} d={pathOf(behind)} />
        </g>
        <Marks laid={laid} camera={camera} focus={focus} every={following ? 1000 : 5000} />
        <g
          className={styles.car}
          style={{
            transform: `translate(${place.x}px, ${place.y}px) rotate(${heading.current - camera.rotation}deg)`,
          }}
        >
          <circle className={styles.halo} r="34" />
          <path className={styles.arrow} d="M0 -24 L17 19 L0 9 L-17 19 Z" />
        </g>
      </svg>
      {!plain && <MapFurniture camera={camera} />}
    </>
  );
};

/** The drive, drawn from what the car carries: nothing is asked of anyone outside (R22). */
export const RouteMap = ({ mode, plain = false }: Props) => {
  const { t } = useTranslation();
  const [element, size] = useSize<HTMLSpanElement>();
  const route = useLaidRoute();
  const located = useUnit(({ motion }) => motion !== null);
  return (
    <span
      ref={element}
      className={styles.map}
      {...(plain ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t('map.drawing') })}
    >
      {route !== null && located && size !== null ? (
        <Drawing {...route} size={size} mode={mode} plain={plain} />
      ) : (
        <span className={styles.empty}>{t('map.waiting')}</span>
      )}
    </span>
  );
};
