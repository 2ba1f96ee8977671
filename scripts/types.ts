import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { installed, ROOT, run } from './processes.ts';

/** One project a folder: every tsconfig.json of the checkout that has something to check. */
const projects = (): readonly string[] =>
  globSync('**/tsconfig.json', { cwd: ROOT, exclude: ['**/node_modules/**', 'dist/**'] })
    .filter((path) => globSync('**/*.{ts,tsx}', { cwd: join(ROOT, dirname(path)) }).length > 0)
    .toSorted();

/**
 * Checks the types of every folder with the settings of that folder, so that `src/` has no DOM and the contract no Node.
 * Prints what is wrong, and returns how many folders are.
 */
export const checkTypes = async (): Promise<number> => {
  const waiting = [...projects()];
  let wrong = 0;
  const checkNext = async (): Promise<void> => {
    const project = waiting.shift();
    if (project === undefined) return;
    const { code, output } = await run(installed('tsc'), ['-p', project, '--pretty', 'false'], {
      capture: true,
    });
    if (code !== 0) {
      wrong += 1;
      console.error(`${project}: the types do not fit\n${output.trimEnd()}`);
    }
    await checkNext();
  };
  const total = waiting.length;
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, checkNext));
  if (wrong === 0) console.log(`The types of ${total} folders fit.`);
  return wrong;
};

if (import.meta.main) process.exitCode = (await checkTypes()) === 0 ? 0 : 1;
