import { join } from 'node:path';
import { openDatabase } from '../src/store/database.ts';

/** One durable commit of SQLite with nothing around it: what every change of the unit is measured against. */
export type BareCommit = { readonly commit: () => void; readonly close: () => void };

/** A database of one row on the disk of `folder`, as durable as the store of the unit. */
export const openBareCommit = (folder: string): BareCommit => {
  const bare = openDatabase(join(folder, 'bare.sqlite'));
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec('CREATE TABLE switch (id INTEGER PRIMARY KEY, value INTEGER) STRICT');
  bare.exec('INSERT INTO switch VALUES (1, 0)');
  const update = bare.prepare('UPDATE switch SET value = 1 - value WHERE id = 1');
  return { commit: () => update.run(), close: () => bare.close() };
};

/** How long `work` takes, in milliseconds. */
export const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** What was timed, and the bare commits between, in milliseconds. */
export type Timings = { readonly ours: readonly number[]; readonly commits: readonly number[] };

/** Times `work` and a bare commit by turns, so that a slow moment of the disk hits both. The first round warms both up. */
export const timedByTurns = async (
  rounds: number,
  inRound: number,
  bare: BareCommit,
  work: () => unknown,
): Promise<Timings> => {
  const [ours, commits]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (let count = 0; count < inRound; count += 1) {
      const measured = [await timed(bare.commit), await timed(work)] as const;
      if (round > 0) {
        commits.push(measured[0]);
        ours.push(measured[1]);
      }
      await new Promise((done) => setImmediate(done));
    }
  }
  return { ours, commits };
};
