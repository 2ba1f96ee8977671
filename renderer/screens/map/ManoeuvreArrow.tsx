import type { Bend, Guidance } from '../../map/guidance.ts';
import styles from './GuidanceCard.module.css';

/** How far each bend turns the arrow, in degrees. */
const ANGLES = { bear: 45, turn: 90, sharp: 135 } as const;
const FLAG = 'M-14 34 V-34 H22 L12 -20 L22 -6 H-14';

const HEAD = { length: 27, half: 23 } as const;

/** The head of an arrow at a point, which looks `turn` radians to the right of upwards. */
const headAt = (x: number, y: number, turn: number): string => {
  const [ahead, beside] = [
    { x: Math.sin(turn), y: -Math.cos(turn) },
    { x: Math.cos(turn), y: Math.sin(turn) },
  ];
  const wing = (side: 1 | -1): string =>
    `${x + side * beside.x * HEAD.half} ${y + side * beside.y * HEAD.half}`;
  return `M${wing(-1)} L${x + ahead.x * HEAD.length} ${y + ahead.y * HEAD.length} L${wing(1)} Z`;
};

/** Where the shaft starts, where it turns, and how far it goes on after that. */
const SHAFTS = {
  bear: { start: -8, corner: 4, on: 24 },
  turn: { start: -20, corner: -10, on: 26 },
  sharp: { start: -16, corner: -24, on: 26 },
} as const;

/** A way that goes up to the junction and then as far round to the right as the road does. */
const bent = (bend: Bend): { readonly way: string; readonly head: string } => {
  const { start, corner, on } = SHAFTS[bend];
  const turn = (ANGLES[bend] * Math.PI) / 180;
  const at = (distance: number): readonly [number, number] => [
    start + Math.sin(turn) * distance,
    corner - Math.cos(turn) * distance,
  ];
  const [[nearX, nearY], [endX, endY]] = [at(12), at(on)];
  return {
    way: `M${start} 42 V${corner + 12} Q${start} ${corner} ${nearX} ${nearY} L${endX} ${endY}`,
    head: headAt(endX, endY, turn),
  };
};

/** What to do next, as an arrow that is read from two metres. */
export const ManoeuvreArrow = ({ guidance }: { readonly guidance: Guidance }) => {
  if (guidance.kind === 'arrive' || guidance.kind === 'arrived') {
    return (
      <svg className={styles.arrow} viewBox="-48 -48 96 96" aria-hidden="true">
        <path d={FLAG} />
      </svg>
    );
  }
  const { way, head } =
    guidance.kind === 'straight'
      ? { way: 'M0 42 V-16', head: headAt(0, -16, 0) }
      : bent(guidance.manoeuvre.bend);
  const mirrored = guidance.kind === 'manoeuvre' && guidance.manoeuvre.side === 'left';
  return (
    <svg className={styles.arrow} viewBox="-48 -48 96 96" aria-hidden="true">
      <g transform={mirrored ? 'scale(-1 1)' : undefined}>
        <path d={way} />
        <path className={styles.head} d={head} />
      </g>
    </svg>
  );
};
