import type { Database } from '../store/database.ts';

/** Calendar years before a time. Where the year has no 29 February, all of the 28th has passed by then, and nothing of 1 March. */
const yearsBefore = (now: number, years: number): number => {
  const time = new Date(now);
  const month = time.getUTCMonth();
  time.setUTCFullYear(time.getUTCFullYear() - years);
  return time.getUTCMonth() === month ? time.getTime() : time.setUTCHours(0, 0, 0, 0) - 1;
};

/**
 * The retention job (R32). Which entries are due is a view of the database, `ledger_due`, which is empty but for the transaction of this job;
 * the trigger on deletion asks the same view, so nothing else can delete, and this job nothing too young.
 */
export function createRetention(database: Database): (now: number) => number {
  // Whatever is due is five years old, or ended by a withdrawal that is: where nothing is, nothing has to be looked up.
  const isOld = database.prepare<[number]>('SELECT 1 FROM ledger WHERE at <= ? LIMIT 1');
  const begin = database.prepare(
    'INSERT INTO ledger_retention (id, five_years_ago, ten_years_ago) VALUES (1, ?, ?)',
  );
  // What was given goes first: that it is due can only be seen while its withdrawal is still there.
  const removeGiven = database.prepare(
    "DELETE FROM ledger WHERE id IN (SELECT id FROM ledger_due WHERE value = 'on')",
  );
  const removeRest = database.prepare('DELETE FROM ledger WHERE id IN (SELECT id FROM ledger_due)');
  const end = database.prepare('DELETE FROM ledger_retention');

  const job = database.transaction((now: number): number => {
    const fiveYearsAgo = yearsBefore(now, 5);
    if (isOld.get(fiveYearsAgo) === undefined) return 0;
    begin.run(fiveYearsAgo, yearsBefore(now, 10));
    const removed = removeGiven.run().changes + removeRest.run().changes;
    end.run();
    return removed;
  });
  return (now) => job.immediate(now);
}
