import { readFileSync, statSync } from 'node:fs';
import { createReplayedCar } from '../../simulator/replayed-car.ts';
import { LARGEST_FILE, parseRoute } from '../../simulator/route.ts';
import { createToldCar, type ToldCar, tellCar } from '../../simulator/story.ts';
import type { Car } from '../contract/car.ts';
import type { CarStory } from '../contract/car-story.ts';
import { UnitError } from '../contract/errors.ts';
import type { openReplay } from '../recording/open-replay.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Log } from '../telemetry/telemetry.ts';
import type { SettableClock } from '../unit/clock.ts';
import type { Settings } from './settings.ts';

/** The text of a file; null for one that is too large, which is not read to be refused. */
const textOf = (file: string): string | null => {
  try {
    return statSync(file).size > LARGEST_FILE ? null : readFileSync(file, 'utf8');
  } catch {
    throw new UnitError(
      'bad-input',
      `The route file ${file} can't be read.`,
      'Name a GPX or GeoJSON file that exists.',
    );
  }
};

/** A route from a GPX or GeoJSON file. @throws UnitError `bad-input` for one that can't be read, or driven */
export const readRoute = (file: string, asRecorded: boolean): ReturnType<typeof parseRoute> => {
  const text = textOf(file);
  if (text !== null) return parseRoute(text, file, { asRecorded });
  throw new UnitError(
    'bad-input',
    `The route file ${file} is larger than ${LARGEST_FILE / 1e6} MB.`,
    'Name a GPX or GeoJSON file with one drive in it.',
  );
};

/** The route of the user's own, if there is one. @throws UnitError `bad-input` */
export const routeOf = ({ route: file, asRecorded }: Settings, log: Log) => {
  if (file === null) return null;
  const route = readRoute(file, asRecorded === true);
  for (const note of route.notes ?? []) log.info({ file }, note);
  return route;
};

/** A car, and its story where it has one to tell. */
export type CarOfUnit = { readonly car: Car; readonly story: (() => CarStory) | null };

const ofStory = ({ car, story }: ToldCar): CarOfUnit => ({ car, story });

/** A car that simulates, from the beginning. */
export const simulatedCar = (
  settings: Settings,
  clock: SettableClock,
  route: ReturnType<typeof routeOf>,
): CarOfUnit => {
  const { seed, vehicle, rate } = settings;
  const told = createToldCar({ clock: clock.steady, seed, route, vehicle, rate });
  // Whoever starts the unit has unlocked the car: the screen is lit, and nothing is sampled yet.
  told.car.setIgnition('acc');
  return ofStory(told);
};

/** The car of a snapshot; `clock` stands where its story begins, and shows the moment of the snapshot in the end. */
export const carOfSnapshot = ({ car, clock: { at } }: Snapshot, clock: SettableClock): CarOfUnit =>
  ofStory(tellCar(car, { ...clock.steady, leap: clock.leap }, at));

/** A car that does what a recording says. */
export const replayedCar = (
  replay: ReturnType<typeof openReplay>,
  clock: SettableClock,
  log: Log,
): CarOfUnit => {
  const car = createReplayedCar({
    clock: clock.steady,
    replay,
    failed: (error) => log.error({ cause: String(error) }, 'The replay could not be read on; it ends here.'),
  });
  car.setIgnition('acc');
  return { car, story: null };
};
