import { timedByTurns } from './durable.ts';
import { quantile, type Row } from './row.ts';
import { ORIGIN, withDrivingUnit } from './unit.ts';

const ROUNDS = 10;
const A_ROUND = 60;
const TARGET = 4;

/** `privacy.set` with a healthy broker and a car that drives, against one durable SQLite commit on the same disk. */
export const benchSwitching = (): Promise<readonly Row[]> =>
  withDrivingUnit(async (handlers, bare) => {
    let on = false;
    const { ours, commits } = await timedByTurns(ROUNDS, A_ROUND, bare, () => {
      on = !on;
      return handlers['privacy.set']({ setting: 'geolocation', on }, ORIGIN);
    });
    const row = (share: number, name: string, target: number | null): Row => {
      const [figure, base] = [quantile(ours, share), quantile(commits, share)];
      return {
        name: `privacy.set, ${name}`,
        figure,
        unit: 'ms',
        baseline: { name: 'durable commit', figure: base },
        ratio: figure / base,
        target: target === null ? null : `at most ${target}`,
        ok: target === null ? null : figure / base <= target,
      };
    };
    return [row(0.5, 'median', null), row(0.99, 'p99', TARGET)];
  });
