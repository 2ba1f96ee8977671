import { expect, test } from '@playwright/test';
import { runScenario } from 'glovebox/scenario';

test('every expectation of a bundled scenario holds', async () => {
  const { held, runs } = await runScenario('off-means-off');
  expect(held, JSON.stringify(runs, null, 2)).toBe(true);
});

test('a scenario can be written where it is needed', async () => {
  const { runs } = await runScenario({
    yaml: `
scenario: With geolocation off nothing says where the car is
start: { profile: Alex }
duration: 20 s
steps:
  - drive: ulm
expect:
  - never: { category: location }
  - count: at least 5
    that: { topic: data/telematics }
`,
  });
  expect(runs.map(({ held }) => held)).toEqual([true]);
});
