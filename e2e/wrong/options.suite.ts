import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '../../playwright/index.ts';

/** Where Electron has its binary, it is no fault to ask for it. */
const hasElectron = existsSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'path.txt'),
);

/** What can't be used, and what the test is told. The options are wrong on purpose, so their types are not looked at. */
const WRONG: readonly (readonly [options: object, sentence: string])[] = [
  [{ profil: 'Alex' }, 'There is no option "profil". Did you mean profile?'],
  [
    { profile: 'Alec' },
    'The option "profile" names "Alec", who is no driver of this car. Did you mean Alex?',
  ],
  [{ profile: 'guest', consents: ['partner-sharing'] }, 'a guest gives no consents.'],
  [
    { scenario: 'private-tripp' },
    'which is neither a file nor a bundled scenario. Did you mean private-trip?',
  ],
  [
    { snapshot: 'consentd' },
    'The option "snapshot" names "consentd", which does not come with Glovebox. Did you mean consented?',
  ],
  [
    { snapshot: 'consented', profile: 'Alex' },
    'The options "snapshot" and "profile" contradict each other: a snapshot holds all of the state',
  ],
  ...(hasElectron
    ? []
    : [
        [
          { host: 'electron' },
          'The option "host" is "electron", but the binary of Electron is not installed.',
        ] as const,
      ]),
  // The discard port: nothing listens there.
  [
    { broker: 'mqtt://127.0.0.1:9' },
    "The broker at mqtt://127.0.0.1:9 can't be used: nothing listens there.",
  ],
  // An address that is kept for documents (RFC 5737): nothing answers at all.
  [{ broker: 'mqtt://192.0.2.1:1883' }, "The broker at mqtt://192.0.2.1:1883 can't be used: "],
];

for (const [options, sentence] of WRONG) {
  test.describe(JSON.stringify(options), () => {
    test.use(options);
    test(sentence, async ({ unit: _never }) => undefined);
  });
}

test('toHaveLeaked was given "locaton", which is no category. Did you mean location?', async ({ wire }) => {
  await expect(wire).toHaveLeaked('locaton' as never);
});

test('wire.never was given "places", which is no category.', async ({ wire }) => {
  wire.never('places' as never);
});

test.describe('a promise that is broken', () => {
  test.use({ profile: 'Alex', switches: { geolocation: true }, speed: 20 });
  test('where the car was at ', async ({ car, wire }) => {
    wire.never('location');
    await car.drive();
    await expect(wire).toHaveLeft('location');
  });
});
