import { basename } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { SIGNAL_CATALOGUE, type SignalValue } from '../privacy/signals.ts';
import { kuksaRows } from './kuksa-csv.ts';
import { linesOf } from './lines.ts';
import { readRecording } from './read.ts';
import { createTrail, type Point } from './trail.ts';

type Frame = { readonly t: number; readonly signals: Readonly<Record<string, SignalValue>> };

/** So many unknown names are told; a file with more is told of by their number. */
const MOST_NAMES = 100;

/** VSS 6.0 has about 1,500 leaves with all their instances. */
const MOST_SIGNALS = 5_000;

/** What was found in a file that is replayed. */
export type ReplaySummary = {
  readonly format: 'recording' | 'kuksa-csv';
  /** Moments at which signals changed. */
  readonly frames: number;
  /** Milliseconds from the first to the last. */
  readonly duration: number;
  /** Signals that the catalogue does not know: the gate withholds them (R28). */
  readonly unknown: readonly string[];
  /** How many values were meant for an actuator, and are left out. */
  readonly targets: number;
};

/** A drive to replay, read once from end to end, so that nothing is begun with a file that can't be finished. */
export type OpenReplay = {
  readonly name: string;
  readonly line: readonly Point[];
  readonly frames: () => Iterator<Frame>;
  readonly summary: ReplaySummary;
};

const isRecording = (path: string): boolean => {
  for (const { text } of linesOf(path, basename(path))) return text.trimStart().startsWith('{');
  throw new UnitError(
    'bad-input',
    `${basename(path)} is empty.`,
    'Name a recording, or a CSV file with the header field,signal,value,delay.',
  );
};

/** What the car of a recording offered by itself; what the unit added, such as at the start of a drive, it will add again. */
function* recordedFrames(path: string): Generator<Frame, void, undefined> {
  let first: number | null = null;
  for (const [, entry] of readRecording(path).entries) {
    if (entry.kind !== 'signals' || entry.of !== 'telemetry') continue;
    first ??= entry.t;
    yield { t: entry.t - first, signals: entry.signals };
  }
}

const tooMany = (path: string): UnitError =>
  new UnitError(
    'bad-input',
    `${basename(path)} holds more than ${MOST_SIGNALS} different signals.`,
    'No car has so many: check that each row names a signal.',
  );

/** Rows that are due at the same moment are one frame. */
function* csvFrames(path: string, target: () => void): Generator<Frame, void, undefined> {
  let t = 0;
  let signals = new Map<string, SignalValue>();
  for (const row of kuksaRows(path)) {
    if (row.t > t && signals.size > 0) {
      yield { t, signals: Object.fromEntries(signals) };
      signals = new Map();
    }
    t = row.t;
    if (row.field === 'current') signals.set(row.signal, row.value);
    else target();
    if (signals.size > MOST_SIGNALS) throw tooMany(path);
  }
  if (signals.size > 0) yield { t, signals: Object.fromEntries(signals) };
}

/**
 * Opens a recording, or a CSV file of Eclipse Kuksa's csv-provider, to be replayed. However long it is, it is read a line at a time.
 * @throws UnitError `bad-input` for whatever is wrong in it, before anything is replayed
 */
export const openReplay = (path: string): OpenReplay => {
  const recording = isRecording(path);
  let targets = 0;
  const framesOf = (target: () => void): Generator<Frame, void, undefined> =>
    recording ? recordedFrames(path) : csvFrames(path, target);

  const trail = createTrail();
  const seen = new Set<string>();
  let frames = 0;
  let duration = 0;
  for (const { t, signals } of framesOf(() => {
    targets += 1;
  })) {
    frames += 1;
    duration = t;
    for (const name of Object.keys(signals)) {
      if (seen.size <= MOST_SIGNALS) seen.add(name);
    }
    if (seen.size > MOST_SIGNALS) throw tooMany(path);
    trail.add(signals);
  }
  if (frames === 0) {
    throw new UnitError(
      'bad-input',
      `${basename(path)} holds no signal that a car said.`,
      'Record a drive with --record, or give rows whose field is current.',
    );
  }
  return {
    name: basename(path),
    line: trail.line(),
    frames: () => framesOf(() => undefined),
    summary: {
      format: recording ? 'recording' : 'kuksa-csv',
      frames,
      duration,
      unknown: [...seen]
        .filter((name) => !SIGNAL_CATALOGUE.has(name))
        .toSorted()
        .slice(0, MOST_NAMES),
      targets,
    },
  };
};
