import { expect, it } from 'vitest';
import { understand } from '../../../src/assistant/understand.ts';
import german from '../../text/de/assistant.json';
import english from '../../text/en/assistant.json';
import french from '../../text/fr/assistant.json';
import dutch from '../../text/nl/assistant.json';

const MEANT = {
  place: { intent: 'destination', name: 'bofingen' },
  climate: { intent: 'climate', wish: 'temperature', temperature: 21 },
  music: { intent: 'music', wish: 'play' },
  privacy: { intent: 'privacy', wish: 'off', setting: 'geolocation' },
  leaves: { intent: 'privacy', wish: 'what-leaves' },
  weather: { intent: 'weather' },
} as const;

const TEXTS = { en: english, nl: dutch, de: german, fr: french } as const;

it.each(Object.keys(TEXTS) as (keyof typeof TEXTS)[])(
  'every suggestion in %s is understood as it is meant',
  (language) => {
    const said = Object.entries(TEXTS[language].assistant.suggestion).map(([name, text]) => [
      name,
      understand(text.replace('{{place}}', 'Böfingen'), language),
    ]);
    expect(Object.fromEntries(said)).toEqual(MEANT);
  },
);
