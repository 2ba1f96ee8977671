import type { Camera, Point } from './projection.ts';
import type { Size } from './use-size.ts';

/** Pixels a metre while following the car. */
export const FOLLOW_SCALE = 0.42;

/** Where in the drawing the camera's centre lies; a car that is followed has more road ahead than behind. */
export const focusOf = (size: Size, following: boolean): Point => ({
  x: size.width / 2,
  y: size.height * (following ? 0.62 : 0.5),
});

/** The CSS transform from metres to the drawing. */
export const transformOf = ({ centre, scale, rotation }: Camera, focus: Point): string =>
  `translate(${focus.x}px, ${focus.y}px) rotate(${-rotation}deg) scale(${scale}) translate(${-centre.x}px, ${-centre.y}px)`;

/** Where a point in metres lies in the drawing, in pixels. */
export const onScreen = ({ centre, scale, rotation }: Camera, focus: Point, { x, y }: Point): Point => {
  const angle = (-rotation * Math.PI) / 180;
  const [east, south] = [(x - centre.x) * scale, (y - centre.y) * scale];
  return {
    x: focus.x + east * Math.cos(angle) - south * Math.sin(angle),
    y: focus.y + east * Math.sin(angle) + south * Math.cos(angle),
  };
};

/** Lines of a square grid, `step` metres apart, that cover everything within `reach` metres of `centre`. */
export const gridAround = (centre: Point, reach: number, step: number): string => {
  const parts: string[] = [];
  const first = (value: number): number => Math.ceil((value - reach) / step) * step;
  for (let x = first(centre.x); x <= centre.x + reach; x += step)
    parts.push(`M${x} ${centre.y - reach}V${centre.y + reach}`);
  for (let y = first(centre.y); y <= centre.y + reach; y += step)
    parts.push(`M${centre.x - reach} ${y}H${centre.x + reach}`);
  return parts.join('');
};

export const pathOf = (line: readonly Point[]): string =>
  line.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
