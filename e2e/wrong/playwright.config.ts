import { defineConfig } from '@playwright/test';
import product from '../../playwright.config.ts';

/** Tests that are to fail: `e2e/process/options.spec.ts` runs them and reads what they are told, and what they leave behind. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.suite.ts',
  outputDir: '../../test-results/wrong',
  workers: 2,
  fullyParallel: true,
  timeout: 20_000,
  // The browser of the product's own specs.
  use: { launchOptions: product.projects?.[0]?.use?.launchOptions ?? {} },
});
