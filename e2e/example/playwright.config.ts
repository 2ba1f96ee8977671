import { defineConfig } from '@playwright/test';
import type { GloveboxOptions } from 'glovebox/playwright';

export default defineConfig<GloveboxOptions>({
  testDir: 'tests',
  fullyParallel: true,
  use: {
    viewport: { width: 1280, height: 800 },
    // A Chromium of the system instead of the one that `npx playwright install chromium` fetches.
    launchOptions: process.env['CHROMIUM'] === undefined ? {} : { executablePath: process.env['CHROMIUM'] },
  },
});
