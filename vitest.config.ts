import { defineConfig } from 'vitest/config';

/** Tests stand beside the code they test; what needs a browser is in e2e/ and runs under Playwright. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: [
      '{src,simulator,electron,renderer,scripts,testing,bench,client,playwright,scenario}/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', 'dist/**', 'e2e/**'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // A worker a core: real brokers and databases are started by tests, and more workers only wait for each other.
    maxWorkers: 2,
    restoreMocks: true,
  },
});
