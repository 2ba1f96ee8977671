import { expect, it } from 'vitest';
import { degrees } from './climate-format.ts';

it.each([
  ['en', 21.5, 'metric', '21.5\u00a0°C'],
  ['nl', 21.5, 'metric', '21,5\u00a0°C'],
  ['fr', 21, 'metric', '21\u00a0°C'],
  ['de', -0.2, 'metric', '0\u00a0°C'],
  ['en', 21, 'imperial', '70\u00a0°F'],
] as const)('degrees in %s: %s %s', (language, celsius, units, shown) => {
  expect(degrees(language, celsius, units)).toBe(shown);
});
