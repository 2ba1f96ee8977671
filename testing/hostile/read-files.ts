import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnitError } from '../../src/contract/errors.ts';
import { knownNames } from '../../src/host/assemble.ts';
import { readRoute } from '../../src/host/assemble-car.ts';
import { readerFor } from '../../src/host/simulate-library.ts';
import { diffRecordings } from '../../src/recording/diff.ts';
import { openReplay } from '../../src/recording/open-replay.ts';
import { loadScenario } from '../../src/scenario/compile.ts';

const replay = (file: string): void => {
  for (const _ of { [Symbol.iterator]: () => openReplay(file).frames() });
};

/** What a command does with a file of each format before anything begins. */
const READERS = {
  scenario: (file: string): void => void loadScenario(file, readerFor(file), knownNames()),
  route: (file: string): void => void readRoute(file, true),
  recording: (file: string): void => {
    // Each of these reads it by itself; what one refuses, the other is asked all the same.
    let refused: unknown = null;
    const other = join(dirname(file), 'b.ndjson');
    for (const read of [
      replay,
      (path: string) => void diffRecordings(path, path, { tolerance: 0 }),
      (path: string) => void diffRecordings(path, other, { tolerance: 0 }),
    ]) {
      try {
        read(file);
      } catch (error) {
        if (!(error instanceof UnitError)) throw error;
        refused = error;
      }
    }
    if (refused !== null) throw refused;
  },
  csv: replay,
} as const satisfies Record<string, (file: string) => void>;

export type Format = keyof typeof READERS;

/** How the reading of a file ended: the sentence with which it was refused, or null; what it took. */
export type Reading = {
  readonly file: string;
  readonly says: string | null;
  readonly seconds: number;
  /** The most that the process has had so far. */
  readonly megabytes: number;
};

/**
 * The most memory that this process has had, in kilobytes. What Linux tells of the usage of resources begins with what the process had
 * that started this one, which may be more; what it tells of the memory itself does not.
 */
const mostMemory = (): number =>
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+) kB/u.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
    : process.resourceUsage().maxRSS;

const [format, ...files] = process.argv.slice(2);
const read = READERS[format as Format];
for (const file of files) {
  const began = process.cpuUsage();
  let says: string | null = null;
  try {
    read(file);
  } catch (error) {
    // Whatever else is thrown ends the process, which is what the test looks for.
    if (!(error instanceof UnitError) || error.code !== 'bad-input') throw error;
    says = `${error.sentence} ${error.remedy}`;
  }
  const { user, system } = process.cpuUsage(began);
  const reading: Reading = {
    file,
    says,
    seconds: (user + system) / 1e6,
    megabytes: mostMemory() / 1_024,
  };
  process.stdout.write(`${JSON.stringify(reading)}\n`);
  // What is left of one file is not to count for the next.
  globalThis.gc?.();
}
