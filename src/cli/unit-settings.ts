import { randomInt } from 'node:crypto';
import { parseBrokerUrl } from '../broker/url.ts';
import { UnitError } from '../contract/errors.ts';
import { mapFile } from '../host/map-file.ts';
import type { Settings } from '../host/settings.ts';
import { defaultDataFolder } from './data-folder.ts';
import { flagOf, type Values } from './options.ts';

const RATE = { '10': 10, '20': 20, '25': 25, '50': 50 } as const;

const OF_OUTSIDE_BROKER = ['brokerUsername', 'brokerPasswordFile', 'ca', 'cert', 'key'] as const;

const brokerOf = (values: Values, password: string | undefined): Settings['broker'] => {
  const { broker = 'embedded', brokerUsername, brokerPasswordFile, ca, cert, key } = values;
  if (broker === 'embedded') {
    const stray = OF_OUTSIDE_BROKER.find((option) => values[option] !== undefined);
    if (stray === undefined) return { kind: 'embedded' };
    throw new UnitError(
      'bad-input',
      `${flagOf(stray)} is for an outside broker, but the broker is the embedded one.`,
      'Name the broker with --broker, for example mqtts://broker.example, or leave it out.',
    );
  }
  const target = parseBrokerUrl(broker, {
    ...(brokerUsername === undefined ? {} : { username: brokerUsername }),
    ...(brokerPasswordFile === undefined ? {} : { passwordFile: brokerPasswordFile }),
    ...(password === undefined || password === '' ? {} : { password }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  });
  return { kind: 'external', target };
};

const speedOf = ({ speed = 1 }: Values): number => {
  if (speed !== 'max') return speed;
  throw new UnitError(
    'bad-input',
    '--speed max is for runs that end by themselves.',
    'Give a number up to 100, or use glovebox replay or simulate.',
  );
};

/**
 * All that a run depends on, from options that were checked one by one.
 * @param password from the environment, since arguments can be seen by every user of the machine
 * @throws UnitError `bad-input` where options don't fit together or a file that they name can't be used
 */
export const settingsOf = (values: Values, password: string | undefined): Settings => ({
  data: values.data ?? defaultDataFolder(),
  broker: brokerOf(values, password),
  prefix: values.prefix ?? 'glovebox/v1',
  // Without a seed no two units are alike: they may share a broker, and a pseudonym is drawn from the seed.
  seed: values.seed ?? randomInt(2 ** 32),
  speed: speedOf(values),
  clock: values.clock ?? 'real',
  language: values.lang ?? null,
  route: values.route ?? null,
  ...(values.asRecorded === undefined ? {} : { asRecorded: values.asRecorded }),
  ...(values.vehicle === undefined ? {} : { vehicle: values.vehicle }),
  ...(values.rate === undefined ? {} : { rate: RATE[values.rate] }),
  ...(values.telemetryRate === undefined ? {} : { telemetryRate: values.telemetryRate }),
  map: values.map === undefined ? null : mapFile(values.map),
  ...(values.record === undefined ? {} : { record: values.record }),
  logLevel: values.logLevel ?? 'info',
});
