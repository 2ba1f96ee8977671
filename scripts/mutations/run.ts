import { parseArgs } from 'node:util';
import { UnknownName } from './print.ts';

const { values, positionals } = parseArgs({
  options: { scenarios: { type: 'boolean' } },
  allowPositionals: true,
});
try {
  // Each part is loaded where it is asked for: one of them puts itself between this process and its modules.
  const sound =
    values.scenarios === true
      ? await (await import('./scenarios.ts')).breakScenarios(positionals)
      : await (await import('./gate.ts')).breakGate(positionals);
  if (!sound) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof UnknownName)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
