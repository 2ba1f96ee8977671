import { useEffect, useRef } from 'react';
import { onDeparture } from '../state/departures.ts';
import { type Lane, type LaneMode, rateOf } from '../state/leaving.ts';
import { createFlow, DOTS } from './flow.ts';
import styles from './LaneWay.module.css';

const dots = Array.from({ length: DOTS }, (_, dot) => dot);

const wantsNoMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

type Props = { readonly lane: Lane; readonly mode: LaneMode };

/**
 * The way of one category out of the car, through the gate in the skin of the car. Something moves along it when the broker has
 * acknowledged a message of this category, and at no other time.
 */
export const LaneWay = ({ lane, mode }: Props) => {
  const way = useRef<HTMLSpanElement>(null);
  const { category } = lane;
  useEffect(() => {
    const element = way.current;
    if (element === null) return;
    return onDeparture(
      category,
      createFlow(
        [...element.querySelectorAll('[data-dot]')],
        element.querySelector('[data-glow]'),
        wantsNoMotion,
      ),
    );
  }, [category]);
  return (
    <span
      ref={way}
      className={styles.way}
      data-mode={mode}
      data-rate={rateOf(lane.counts)}
      aria-hidden="true"
    >
      <span className={styles.inside} />
      <span className={styles.outside} />
      <span className={styles.glow} data-glow />
      <span className={styles.skin} />
      <span className={styles.bar} />
      <span className={styles.end} />
      {dots.map((dot) => (
        <span key={dot} className={styles.dot} data-dot />
      ))}
    </span>
  );
};
