import type { Health } from '../../../src/contract/car-schemas.ts';
import styles from './CarFromAbove.module.css';

type Wheel = Health['tyres'][number]['wheel'];

/** Where each wheel stands in the drawing. */
const PLACES: Readonly<Record<Wheel, { readonly x: number; readonly y: number }>> = {
  'front-left': { x: 14, y: 78 },
  'front-right': { x: 166, y: 78 },
  'rear-left': { x: 14, y: 296 },
  'rear-right': { x: 166, y: 296 },
};

/** The car from above, its front at the top. No make of car: a body, its glass, and four wheels. */
export const CarFromAbove = ({ low }: { readonly low: readonly Wheel[] }) => (
  <svg className={styles.car} viewBox="0 0 200 420" aria-hidden="true">
    {(Object.keys(PLACES) as Wheel[]).map((wheel) => (
      <rect
        key={wheel}
        className={styles.wheel}
        data-low={low.includes(wheel) || undefined}
        x={PLACES[wheel].x}
        y={PLACES[wheel].y}
        width="20"
        height="58"
        rx="8"
      />
    ))}
    <path
      className={styles.body}
      d="M100 12 C138 12 160 22 166 46 C171 66 172 96 172 130 L172 300 C172 340 170 366 164 384 C156 402 134 408 100 408 C66 408 44 402 36 384 C30 366 28 340 28 300 L28 130 C28 96 29 66 34 46 C40 22 62 12 100 12 Z"
    />
    <path className={styles.glass} d="M48 150 C62 132 138 132 152 150 L143 190 C128 182 72 182 57 190 Z" />
    <path className={styles.glass} d="M60 322 C78 330 122 330 140 322 L149 356 C128 368 72 368 51 356 Z" />
    <path className={styles.glass} d="M42 176 L52 204 L52 306 L42 334 Z" />
    <path className={styles.glass} d="M158 176 L148 204 L148 306 L158 334 Z" />
    <path className={styles.seam} d="M46 96 C66 78 134 78 154 96" />
    <path className={styles.mirror} d="M28 158 C16 158 12 164 12 172 L28 174 Z" />
    <path className={styles.mirror} d="M172 158 C184 158 188 164 188 172 L172 174 Z" />
  </svg>
);
