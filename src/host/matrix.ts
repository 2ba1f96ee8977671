import { createRandom } from '../../simulator/random.ts';
import { casesOf, type Selection } from '../matrix/cases.ts';
import type { Outcome } from '../matrix/report.ts';
import { runMatrix } from '../matrix/run.ts';
import type { Log } from '../telemetry/telemetry.ts';
import { type MatrixUnitOptions, startMatrixUnit } from './matrix-unit.ts';

export type MatrixRunOptions = Pick<MatrixUnitOptions, 'broker' | 'prefix' | 'seams'> & {
  readonly selection: Selection;
  readonly whole: boolean;
  /** How often each race is run. */
  readonly races: number;
  readonly seed: number;
  readonly log: Log;
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
  options.began(`${plural(cases.length, 'case')} to run.`);
  const matrix = await runMatrix({
    start: () => startMatrixUnit({ broker, prefix, seed, log, ...(seams === undefined ? {} : { seams }) }),
    cases,
    factors: selection.factors,
    ended: (_result, done) => options.ended(done, cases.length),
  });
  return {
    seed,
    whole,
    broker: broker.kind === 'embedded' ? 'embedded broker' : broker.target.url,
    matrix,
    races: [],
  };
};
