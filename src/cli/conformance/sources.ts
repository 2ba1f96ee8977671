import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the tests test, and the tests themselves. */
const SOURCES = [
  ...['src', 'simulator', 'electron', 'renderer', 'e2e', 'testing', 'scripts', 'bench', 'assets'],
  ...['client', 'playwright', 'scenario'],
  ...['package.json', 'package-lock.json', 'vitest.config.ts', 'playwright.config.ts'],
];

/** Whether `root` is a checkout, with the tests and what runs them; an installed package has neither. */
export const isCheckout = (root: string): boolean =>
  ['src', 'vitest.config.ts', 'node_modules/vitest'].every((part) => existsSync(join(root, part)));

const newestIn = (path: string): number => {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), 0);
};

/** When a source of the checkout was last changed, in milliseconds since the Unix epoch. */
export const newestSource = (root: string): number =>
  Math.max(...SOURCES.map((part) => newestIn(join(root, part))));
