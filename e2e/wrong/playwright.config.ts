import { defineConfig } from '@playwright/test';

/** Tests that are to fail at their start: `e2e/process/options.spec.ts` runs them and reads what they are told. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.suite.ts',
  outputDir: '../../test-results/wrong',
  workers: 2,
  fullyParallel: true,
  timeout: 20_000,
});
