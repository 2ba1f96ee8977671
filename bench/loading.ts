import { timedByTurns } from './durable.ts';
import { median, quantile, type Row } from './row.ts';
import { ORIGIN, withDrivingUnit } from './unit.ts';

const ROUNDS = 10;
const A_ROUND = 40;
const TARGET = 3;

/** `profile.load`, two registered profiles by turns, with a healthy broker and a car that drives, against one durable SQLite commit. */
export const benchLoading = (): Promise<Row> =>
  withDrivingUnit(async (handlers, bare) => {
    const registered = (await handlers['profile.list'](undefined, ORIGIN)).filter(
      ({ kind }) => kind !== 'guest',
    );
    if (registered.length < 2) throw new Error('there are no two profiles to load by turns');
    let turn = 0;
    const { ours, commits } = await timedByTurns(ROUNDS, A_ROUND, bare, () => {
      turn += 1;
      return handlers['profile.load']({ profile: registered[turn % 2]?.id ?? '' }, ORIGIN);
    });
    const [figure, base] = [median(ours), median(commits)];
    return {
      name: 'profile.load, median',
      figure,
      unit: 'ms',
      baseline: { name: 'durable commit', figure: base },
      ratio: figure / base,
      target: `at most ${TARGET}`,
      ok: figure / base <= TARGET,
      note: `p99 ${(quantile(ours, 0.99) / quantile(commits, 0.99)).toFixed(2)} times`,
    };
  });
