import { expect, test as published } from '../playwright/test.ts';
import { type Mosquitto, startMosquitto } from '../testing/mosquitto.ts';

/**
 * The published test as the product's own specs use it: on a real Mosquitto, one a worker, which a spec can stop and
 * start.
 */
export const test = published.extend<object, { readonly mosquitto: Mosquitto }>({
  mosquitto: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const broker = await startMosquitto();
      await use(broker);
      await broker.close();
    },
    { scope: 'worker' },
  ],
  broker: async ({ mosquitto }, use) => use(mosquitto.url),
});

export { expect };
