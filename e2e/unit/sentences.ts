import { expect } from '@playwright/test';
import type { Finished } from '../../client/serve.ts';

/**
 * Expects that a command ended with `code` and told a person what was wrong: `names` in a few plain lines on stderr,
 * nothing on stdout, and never a stack.
 */
export const expectSentence = (ended: Finished, code: number, names: readonly string[]): void => {
  expect(ended.stderr).not.toMatch(/^\s+at |node:internal|Error:/m);
  for (const name of names) expect(ended.stderr).toContain(name);
  // The log shares stderr with the sentence, one JSON object a line.
  const lines = ended.stderr
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{'));
  expect(lines.length, ended.stderr).toBeLessThanOrEqual(3);
  expect(lines[0]).toMatch(/[.?!]$/);
  expect(ended.stdout).toBe('');
  expect(ended.code, ended.stderr).toBe(code);
};
