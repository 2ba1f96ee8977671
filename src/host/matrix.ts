import { createRandom } from '../../simulator/random.ts';
import { kernelTells } from '../broker/kernel-queue.ts';
import { UnitError } from '../contract/errors.ts';
import { casesOf, type Selection } from '../matrix/cases.ts';
import { RACE_NAMES } from '../matrix/races.ts';
import type { Outcome } from '../matrix/report.ts';
import { runMatrix } from '../matrix/run.ts';
import { runRaces } from '../matrix/run-races.ts';
import type { Log } from '../telemetry/telemetry.ts';
import { settleIn } from './matrix-process.ts';
import { type MatrixUnitOptions, startMatrixUnit } from './matrix-unit.ts';

export type MatrixRunOptions = Pick<MatrixUnitOptions, 'broker' | 'prefix' | 'seams'> & {
  readonly selection: Selection;
  readonly whole: boolean;
  /** How often each race is run. */
  readonly races: number;
  readonly seed: number;
  readonly log: Log;
  /** The command line, which a unit that is killed is started with. */
  readonly entry: string;
  /** What is about to be run, in a sentence. */
  readonly began: (sentence: string) => void;
  readonly ended: (done: number, of: number) => void;
};

const plural = (number: number, word: string): string =>
  `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;

/**
 * The matrix on units of this process.
 * @throws UnitError `bad-input` before anything is run, `unreachable` where the broker is
 */
export const runMatrixHere = async (options: MatrixRunOptions): Promise<Outcome> => {
  const { selection, whole, seed, broker, prefix, log, seams } = options;
  // Whoever names races alone wants those alone.
  const onlyRaces = selection.races !== null && !selection.narrowed;
  const cases = onlyRaces ? [] : casesOf(selection.factors, whole, createRandom(seed));
  const names = selection.races ?? (selection.narrowed ? [] : RACE_NAMES);
  const races = mayWatch(options.races * names.length, options);
  const parts = [
    ...(cases.length === 0 ? [] : [plural(cases.length, 'case')]),
    ...(races === 0 ? [] : [plural(races, 'race')]),
  ];
  options.began(`${parts.join(' and ') || 'Nothing'} to run.`);

  const total = cases.length + races;
  let done = 0;
  const ended = (): void => {
    done += 1;
    options.ended(done, total);
  };
  const unit = { broker, prefix, log, ...(seams === undefined ? {} : { seams }) };
  const matrix = await runMatrix({
    start: () => startMatrixUnit({ ...unit, seed }),
    cases,
    factors: selection.factors,
    ended,
  });
  const run = await runRaces({
    names: races === 0 ? [] : names,
    times: options.races,
    seed,
    randomOf: createRandom,
    start: () => startMatrixUnit({ ...unit, seed, record: true }),
    settleIn: () => settleIn({ broker, prefix, log, seed, entry: options.entry }),
    ended,
  });
  return {
    seed,
    whole,
    broker: broker.kind === 'embedded' ? 'embedded broker' : broker.target.url,
    matrix,
    races: run,
  };
};

/** Why the bytes of a unit can't be read, in a sentence; null where they can. */
const obstacle = ({ broker }: MatrixRunOptions): string | null => {
  if (broker.kind === 'external' && !broker.target.url.startsWith('mqtt://'))
    return 'The races read every byte on the wire, which over TLS or WebSockets they can not.';
  return kernelTells
    ? null
    : 'The races read every byte on the wire, which only Linux tells of before it arrives.';
};

/** How many races are run: none where the bytes of the unit can't be read. */
const mayWatch = (races: number, options: MatrixRunOptions): number => {
  const why = races === 0 ? null : obstacle(options);
  if (why === null) return races;
  if (options.selection.races !== null)
    throw new UnitError('bad-input', why, 'Use an mqtt:// broker or the embedded one, on Linux.');
  options.began(`${why} They are left out.`);
  return 0;
};
