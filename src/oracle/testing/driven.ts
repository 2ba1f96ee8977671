import { createSimulatedCar } from '../../../simulator/car.ts';
import { createRandom } from '../../../simulator/random.ts';
import { type Sample, SIGNAL_CATALOGUE, type SignalValue } from '../../privacy/signals.ts';
import type { DataCategory } from '../../privacy/vocabulary.ts';
import { payloadsOf } from '../../telemetry/cloud-event.ts';
import { createVirtualClock } from '../../unit/clock.ts';
import type { KnownPosition } from '../known.ts';
import type { LeftMessage } from '../left.ts';

/** What a car drove, and what its unit published of it, as bytes, in order. */
export type Driven = {
  readonly positions: readonly KnownPosition[];
  readonly samples: readonly Sample[];
  readonly left: readonly LeftMessage[];
  /** The names of the places on the way. */
  readonly places: readonly {
    readonly label: string;
    readonly latitude: number;
    readonly longitude: number;
  }[];
};

type Drive = {
  readonly route: string;
  readonly seed: number;
  readonly minutes: number;
  /** Samples a second. */
  readonly rate: number;
  /** The categories that are open. */
  readonly open: readonly DataCategory[];
};

const random = createRandom(17);
const bytes = (count: number): Uint8Array =>
  Uint8Array.from({ length: count }, () => Math.floor(random() * 256));

const published = (sample: Sample, category: DataCategory, sequence: number): LeftMessage | null => {
  const signals = Object.entries(sample.signals).filter(([path]) => SIGNAL_CATALOGUE.get(path) === category);
  if (signals.length === 0) return null;
  const topic = `glovebox/v1/k3v9q2m7xw5t/data/${category}`;
  const payload = payloadsOf({
    kind: 'telemetry',
    category,
    signals: JSON.stringify(signals.map(([path]) => path)),
    profile: 'p',
    topic,
    pseudonym: 'k3v9q2m7xw5t',
    legalBasis: 'contract',
    purpose: 'connected-services',
    noticeVersion: '2025-02',
  })({
    messageId: bytes(16),
    values: JSON.stringify(signals.map(([, value]: [string, SignalValue]) => String(value))),
    at: sample.at,
    sequence,
    historical: false,
  });
  return {
    at: sample.at,
    topic,
    payload: Buffer.from(payload ?? ''),
    userProperties: { datacategory: category },
  };
};

/** Drives the real simulated car along a route, and has its samples written as the real unit writes them. */
export const drive = ({ route, seed, minutes, rate, open }: Drive): Driven => {
  const clock = createVirtualClock();
  const car = createSimulatedCar({ clock, random: createRandom(seed), route: null });
  car.startDrive(route);
  const positions: KnownPosition[] = [];
  const samples: Sample[] = [];
  const left: LeftMessage[] = [];
  for (let step = 0; step < minutes * 60 * rate && car.driving()?.arrived === false; step += 1) {
    clock.advance(1_000 / rate);
    const [longitude, latitude] = car.motion().position;
    const sample = car.sample();
    positions.push({ latitude, longitude, at: sample.at });
    samples.push(sample);
    for (const category of open) {
      const message = published(sample, category, step);
      if (message !== null) left.push(message);
    }
  }
  const places = car
    .routes()
    .flatMap((one) => one.places)
    .map(({ name, position }) => ({ label: name, latitude: position[1], longitude: position[0] }));
  car.close();
  return { positions, samples, left, places };
};
