import { MapPin, Mic, UserRound, Waypoints } from 'lucide-react';
import type { Category, Lane } from '../state/leaving.ts';
import styles from './LaneSketch.module.css';

export const CATEGORY_SIGNS: Partial<Record<Category, typeof MapPin>> = {
  location: MapPin,
  voice: Mic,
  telematics: Waypoints,
  account: UserRound,
};

/** The lanes in small: a line that runs out of the car where its gate is open, and ends at the gate where it is shut. */
export const LaneSketch = ({ lanes }: { readonly lanes: readonly Lane[] }) => (
  <span className={styles.sketch} aria-hidden="true">
    {lanes.map(({ category, open }) => {
      const Sign = CATEGORY_SIGNS[category];
      return (
        <span key={category} className={styles.lane} data-open={open || undefined}>
          {Sign !== undefined && <Sign strokeWidth={1.75} />}
          <span className={styles.line} />
        </span>
      );
    })}
  </span>
);
