import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const OF_THE_MACHINE = /\b(setTimeout|setInterval|setImmediate|Date\.now|performance\.now|new Date\(\))/u;

/** What asks the machine for its time, and why that may be: nothing that a driver, a rule or the car is timed by. */
const REAL: Readonly<Record<string, string>> = {
  'src/unit/clock.ts': 'is the clock',
  'src/unit/pace.ts': 'moves the clock',
  'src/unit/events.ts': 'how often screens are told: about eyes',
  'src/telemetry/session.ts':
    'agreed with a real broker: a connection that hangs must end while the clock stands',
  'src/telemetry/observer.ts': 'how long a real broker may take',
  'src/telemetry/settle.ts': 'how long a real broker may take, while the clock waits for it',
  'src/telemetry/spool.ts': 'batches of a real disk',
  'src/telemetry/publisher.ts': 'the next turn of the event loop',
  'src/recording/writer.ts': 'batches of a real disk',
  'src/cli/glovebox.ts': 'the process ends',
  'src/host/simulate.ts': 'holds the clock of a scenario back',
  'src/host/simulate-wire.ts': 'waits for a real broker while the clock stands',
  'src/host/simulate-rest.ts': 'waits for a real broker, for a second at the most',
  'src/host/simulate-on-unit.ts': 'how often screens are told: about eyes',
  'src/host/page-links.ts': 'links into a real browser',
  'src/matrix/run-case.ts': 'tells how long the machine took',
  'src/matrix/run.ts': 'tells how long the machine took',
  'src/matrix/run-races.ts': 'tells how long the machine took',
  'src/matrix/race.ts': 'the next turn of the event loop',
  'src/matrix/race-of-death.ts': 'when a process is killed',
  'src/host/matrix-process.ts': 'waits for a real broker, half a second at the most',
  'src/host/power.ts': 'the process ends',
  'src/broker/way.ts': 'waits for a real connection to come about',
  'src/host/log.ts': 'the log',
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('/testing/'));

test('everything timed in the unit and the car follows the one clock; what asks the machine is listed, with its reason', () => {
  const asking = [...filesIn('src'), ...filesIn('simulator')].filter((name) =>
    OF_THE_MACHINE.test(readFileSync(join(ROOT, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')),
  );
  expect(asking.toSorted()).toEqual(Object.keys(REAL).toSorted());
});
