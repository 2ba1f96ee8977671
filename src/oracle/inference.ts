import type { DataCategory } from '../privacy/vocabulary.ts';
import { type DataPoint, pointsOf } from './data-points.ts';
import { type Rebuilt, rebuildTrack } from './dead-reckoning.ts';
import type { KnownPosition } from './known.ts';
import type { Shut } from './leaks.ts';
import type { Left } from './left.ts';

/** What can be worked out of signals that are no position. */
export type Inference = {
  readonly id: string;
  /** What category is rebuilt. */
  readonly rebuilds: DataCategory;
  /** Each has to be there, by the end of a signal's path. */
  readonly from: readonly RegExp[];
  readonly says: string;
};

const SPEED = /^Vehicle\.Speed$|\.?TraveledDistance$/u;

/** Combinations that give a category away although none of them is of it. Those with a measure of their own are measured; the rest are known. */
export const INFERENCES: readonly Inference[] = [
  {
    id: 'track',
    rebuilds: 'location',
    from: [SPEED, /Heading$|AngularVelocity\.Yaw$|Acceleration\.Lateral$|SteeringWheel\.Angle$/u],
    says: 'speed and turns, added up, are the shape of the way; with one point of it known, the way itself',
  },
  {
    id: 'stops',
    rebuilds: 'location',
    from: [SPEED, /IsMoving$|^Vehicle\.Speed$/u],
    says: 'the distances between stops and bends fit few ways of a map, and a home is where the car stands at night',
  },
  {
    id: 'heights',
    rebuilds: 'location',
    from: [SPEED, /Altitude$|Grade$|AngularVelocity\.Pitch$|Orientation\.Pitch$|BarometricPressure$/u],
    says: 'the heights along the way are those of few roads',
  },
  {
    id: 'charging-place',
    rebuilds: 'location',
    from: [/Charging\.(?:\w+\.)*(?:Station|Location|Place|Evse|Operator)\w*$|ChargingStation\w*$/iu],
    says: 'a charging place stands where its operator says',
  },
  {
    id: 'network',
    rebuilds: 'location',
    from: [/(?:Cell|Tower|Bssid|Ssid|Ip|Roaming)(?:Id|Address|Code|Country)?$/iu],
    says: 'a cell of a mobile network, an access point or an address of the internet has a place in public lists',
  },
  {
    id: 'time-zone',
    rebuilds: 'location',
    from: [/(?:TimeZone|UtcOffset|Country|Region)$/iu],
    says: 'a time zone or a country is a place, if a large one',
  },
  {
    id: 'sun',
    rebuilds: 'location',
    from: [/(?:Light|Solar)\w*(?:Intensity|Irradiance|Level)$|LightIntensity$/iu],
    says: 'the times of sunrise and sunset are those of one latitude and longitude',
  },
  {
    id: 'radio',
    rebuilds: 'location',
    from: [/(?:Radio|Tuner|Media\.Played)\.?(?:\w+\.)*(?:Frequency|Station|Source)\w*$/iu],
    says: 'the stations that can be received are those of a region',
  },
  {
    id: 'weather',
    rebuilds: 'location',
    from: [/(?:Exterior|Ambient)\w*\.?(?:AirTemperature|Temperature)$/iu, /Rain\w*$|Wiping\w*$|Humidity$/iu],
    says: 'temperature and rain over time are those of one place in the records of the weather',
  },
  {
    id: 'spoken',
    rebuilds: 'voice',
    from: [/(?:Assistant|Navigation|Media)\.(?:\w+\.)*(?:Intent|Query|Search)\w*$/iu],
    says: 'what was asked for is what was said',
  },
];

/** A category that was shut, and can be had all the same. It is a warning: the signals it is made of may leave. */
export type InferenceWarning = {
  readonly inference: Inference;
  /** The signals that left, of those it takes. */
  readonly signals: readonly string[];
  readonly messages: number;
  /** How well it was done in a trial; null where there is none. */
  readonly measured: Rebuilt | null;
};

/**
 * What could be rebuilt of a category while it was shut, from the signals that left meanwhile.
 * @param positions where the car was; without them, nothing is measured
 */
export const inferenceWarnings = (
  left: Iterable<Left>,
  positions: readonly KnownPosition[],
  shut: Shut,
): readonly InferenceWarning[] => {
  const all = [...left].map((one) => ({ one, points: pointsOf(one) }));
  return INFERENCES.flatMap((inference): readonly InferenceWarning[] => {
    const { rebuilds, from } = inference;
    const meanwhile = all.filter(({ one, points }) => points.length > 0 && shut(rebuilds, one));
    const paths = [...new Set(meanwhile.flatMap(({ points }) => points.map(({ path }) => path)))];
    const parts = from.map((pattern) => paths.filter((path) => pattern.test(path)));
    if (parts.some((part) => part.length === 0)) return [];
    const points: readonly DataPoint[] = meanwhile.flatMap((message) => message.points);
    const measured = inference.id === 'track' ? rebuildTrack(points, positions) : null;
    return [{ inference, signals: [...new Set(parts.flat())], messages: meanwhile.length, measured }];
  });
};

const metres = (value: number): string =>
  value >= 1_000 ? `${(value / 1_000).toFixed(1)} km` : `${Math.round(value)} m`;

const measureOf = ({ from, minutes, length, off, shape, matches }: Rebuilt): string => {
  const after = off
    .map((one) => `${metres(one.metres)} after ${Number(one.minutes.toFixed(1))} min`)
    .join(', ');
  const fit = matches ? 'close enough to be found on a map' : 'too far off to be found on a map';
  return ` From ${from.join(' and ')} alone, ${metres(length)} in ${Number(minutes.toFixed(1))} min were rebuilt: with the start known, off by ${after}; turned and moved to fit best, off by ${metres(shape)}, ${fit}.`;
};

/** A warning in words. */
export const warningOf = ({ inference, signals, messages, measured }: InferenceWarning): string => {
  const leaves = signals.map((path) => path.replace(/^Vehicle\./u, ''));
  const before = `While ${inference.rebuilds} was shut, ${messages} messages left with ${leaves.join(', ')}: ${inference.says}.`;
  return measured === null ? before : before + measureOf(measured);
};
