import { type Known, NOTHING_KNOWN } from '../src/oracle/known.ts';
import { ALL_SHUT, alwaysShut, leaks } from '../src/oracle/leaks.ts';
import type { LeftMessage } from '../src/oracle/left.ts';
import { createOracle } from '../src/oracle/oracle.ts';
import { drive } from '../src/oracle/testing/driven.ts';
import { median, type Row } from './row.ts';

const TARGET = 5_000;
const ROUNDS = 5;
const MESSAGES = 4_000;

const textOf = ({ payload }: LeftMessage): string =>
  typeof payload === 'string' ? payload : Buffer.from(payload).toString('utf8');

/** How many messages `look` gets through in a second of one core, whatever else the machine does meanwhile. */
const perSecond = (left: readonly LeftMessage[], look: (message: LeftMessage) => void): number => {
  const round = (): number => {
    const started = process.cpuUsage();
    for (const message of left) look(message);
    const { user, system } = process.cpuUsage(started);
    return left.length / ((user + system) / 1e6);
  };
  round();
  return median(Array.from({ length: ROUNDS }, round));
};

/** Messages a second in which the oracle looks for thousands of positions and tens of texts, against reading the same as JSON. */
export const benchOracle = (): readonly Row[] => {
  const driven = drive({ route: 'country', seed: 3, minutes: 15, rate: 10, open: ['telematics'] });
  const left = driven.left.slice(0, MESSAGES);
  const known: Known = {
    ...NOTHING_KNOWN,
    positions: driven.positions,
    places: driven.places.map(({ label, ...position }) => ({ label, position })),
    vins: ['WGB1234567A004711'],
    names: ['Alex', 'Bram', 'Camille'],
    emails: ['alex@example.com', 'bram@example.com', 'camille@example.com'],
    words: Array.from(
      { length: 20 },
      (_, at) => `take me to the nearest place with number ${at} on the door`,
    ),
  };
  const oracle = createOracle(known);
  const found = leaks(left, oracle, alwaysShut('location', 'voice'));
  if (found.length > 0) throw new Error(`the telemetry of a drive was taken for a leak: ${found[0]?.what}`);
  const last = driven.positions.at(-1);
  const leaking = { ...left[0], at: 0, topic: 'a', payload: `[${last?.latitude},${last?.longitude}]` };
  if (leaks([leaking], oracle, ALL_SHUT).length === 0) throw new Error('the oracle sees nothing');

  const figure = perSecond(left, (message) => oracle.sightings(message));
  const baseline = perSecond(left, (message) => JSON.parse(textOf(message)));
  const bytes = left.reduce((sum, { payload }) => sum + payload.length, 0) / left.length;
  return [
    {
      name: `oracle: ${left.length} messages, ${driven.positions.length} positions known`,
      figure,
      unit: '/s',
      baseline: { name: 'JSON.parse', figure: baseline },
      ratio: figure / baseline,
      target: 'at least 5 000/s',
      ok: figure >= TARGET,
      note: `of ${Math.round(bytes)} bytes`,
    },
  ];
};
