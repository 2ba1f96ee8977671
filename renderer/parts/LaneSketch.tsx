import { MapPin, Mic, UserRound, Waypoints } from 'lucide-react';
import { type Category, type Lane, modeOf } from '../state/leaving.ts';
import { useUnit } from '../state/use.ts';
import styles from './LaneSketch.module.css';
import { LaneWay } from './LaneWay.tsx';

export const CATEGORY_SIGNS: Partial<Record<Category, typeof MapPin>> = {
  location: MapPin,
  voice: Mic,
  telematics: Waypoints,
  account: UserRound,
};

/** The lanes in small, and as alive: the same gates, and the same messages as they leave. */
export const LaneSketch = ({ lanes }: { readonly lanes: readonly Lane[] }) => {
  const state = useUnit((unit) => unit.state);
  if (state === null) return null;
  return (
    <span className={styles.sketch} aria-hidden="true">
      {lanes.map((lane) => {
        const Sign = CATEGORY_SIGNS[lane.category];
        return (
          <span key={lane.category} className={styles.lane} data-open={lane.open || undefined}>
            {Sign !== undefined && <Sign strokeWidth={1.75} />}
            <LaneWay lane={lane} mode={modeOf(lane, state)} />
          </span>
        );
      })}
    </span>
  );
};
