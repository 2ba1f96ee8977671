import type { Database } from '../src/store/database.ts';

type Runs = Record<'run' | 'get' | 'all' | 'iterate', (...args: unknown[]) => unknown>;

/**
 * Calls `before` ahead of every statement that is run on the database, and of every commit, so that a test can end the
 * world there: by throwing, or by taking the files as they are.
 */
export function watchStatements(database: Database, before: (sql: string) => void): void {
  const meddled = database as unknown as {
    prepare: (sql: string) => Runs;
    exec: (sql: string) => unknown;
    pragma: (...args: unknown[]) => unknown;
    transaction: (work: (...args: unknown[]) => unknown) => unknown;
  };
  const prepare = meddled.prepare.bind(database);
  meddled.prepare = (sql) => {
    const statement = prepare(sql);
    for (const way of ['run', 'get', 'all', 'iterate'] as const) {
      const real = statement[way]?.bind(statement);
      if (real === undefined) continue;
      Object.defineProperty(statement, way, {
        value: (...args: unknown[]) => {
          before(sql);
          return real(...args);
        },
      });
    }
    return statement;
  };
  const transaction = meddled.transaction.bind(database);
  Object.defineProperty(database, 'transaction', {
    value: (work: (...args: unknown[]) => unknown) =>
      transaction((...args) => {
        const result = work(...args);
        before('COMMIT');
        return result;
      }),
  });
  for (const way of ['exec', 'pragma'] as const) {
    const real = meddled[way].bind(database) as (...args: unknown[]) => unknown;
    Object.defineProperty(database, way, {
      value: (...args: unknown[]) => {
        before(String(args[0]));
        return real(...args);
      },
    });
  }
}
