import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { ROOT } from '../processes.ts';
import { changed } from './change.ts';
import { MUTATIONS, type Mutation } from './gate-table.ts';
import { chosenOf, short, table } from './print.ts';

/** What a unit with a broken gate came to. */
type Catch = {
  readonly mutation: Mutation;
  /** The oracle, the matrix (of which a race is a part), both; nobody, which is what must not be. */
  readonly by: readonly ('oracle' | 'matrix')[];
  /** The first thing that was said, of the oracle where it found any. */
  readonly said: string;
};

type Difference = { readonly where: string; readonly says: string };
type Report = {
  readonly cases: readonly { readonly differences: readonly Difference[] }[];
  readonly afterwards: readonly Difference[];
  readonly races: readonly { readonly differences: readonly Difference[] }[];
};

const NEEDED = ['src', 'simulator', 'assets', 'scenarios', 'package.json'];

/** A copy of the source, with something broken on purpose. @throws Error where the source is not as the mutation says */
const broken = ({ name, changes }: Mutation): string => {
  const folder = mkdtempSync(join(tmpdir(), `glovebox-${name}-`));
  for (const part of NEEDED) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const change of changes) {
    const path = join(folder, change.file);
    writeFileSync(path, changed(readFileSync(path, 'utf8'), change, name));
  }
  return folder;
};

const matrix = (url: string, folder: string, { name, look }: Mutation): Promise<Report | string> =>
  new Promise((done) => {
    const races = look.startsWith('race=') ? '6' : '0';
    const child = spawn(
      process.execPath,
      [
        join(folder, 'src/cli/glovebox.ts'),
        'matrix',
        ...['--broker', url, '--prefix', `mutations/${name}`],
        ...['--json', '--seed', '1', '--log-level', 'silent', '--races', races, '--only', look],
      ],
      { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.once('close', () => {
      try {
        done(JSON.parse(stdout) as Report);
      } catch {
        done(stderr.trim());
      }
    });
  });

/** @throws Error where the matrix could not be run at all, which is no catch */
const judge = async (url: string, mutation: Mutation): Promise<Catch> => {
  const folder = broken(mutation);
  try {
    const report = await matrix(url, folder, mutation);
    if (typeof report === 'string') throw new Error(`${mutation.name}: the matrix did not run: ${report}`);
    const found = [...report.cases, ...report.races]
      .flatMap(({ differences }) => differences)
      .concat(report.afterwards);
    const ofOracle = found.find(({ where }) => where === 'oracle');
    const ofMatrix = found.find(({ where }) => where !== 'oracle');
    return {
      mutation,
      by: [...(ofOracle ? ['oracle' as const] : []), ...(ofMatrix ? ['matrix' as const] : [])],
      said: (ofOracle ?? ofMatrix)?.says ?? 'nothing was found',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The same looks at a gate that is whole: whoever cries wolf there has caught nothing. */
const WHOLE: readonly Mutation[] = [...new Set(MUTATIONS.map(({ look }) => look))].map((look, index) => ({
  name: `whole-${index + 1}`,
  says: 'Nothing is broken.',
  changes: [],
  look,
}));

const inTurn = async (url: string, all: readonly Mutation[]): Promise<readonly Catch[]> => {
  const left = [...all];
  const done: Catch[] = [];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      done.push(await judge(url, next));
      process.stderr.write('.');
    }
  };
  await Promise.all(Array.from({ length: Math.min(all.length, availableParallelism()) }, worker));
  return all.flatMap((mutation) => done.filter((one) => one.mutation === mutation));
};

const HEAD = ['mutation', 'what is broken', 'caught by', 'first said'];

const rowOf = ({ mutation, by, said }: Catch): readonly string[] => [
  mutation.name,
  short(mutation.says, 72),
  by.length === 0 ? 'NOBODY' : by.join(', '),
  short(said, 110),
];

/**
 * Breaks the gate in each way, or in those that are named, and prints who caught it.
 * @returns whether all were caught, and nothing where nothing was broken
 * @throws Error for a name that is none
 */
export const breakGate = async (names: readonly string[]): Promise<boolean> => {
  const chosen = chosenOf(MUTATIONS, 'mutation', names);
  const looks = WHOLE.filter(({ look }) => chosen.some((mutation) => mutation.look === look));
  const began = performance.now();
  /** User properties are of MQTT 5, which the embedded broker does not speak. */
  const mosquitto = await startMosquitto();
  const [whole, catches] = [await inTurn(mosquitto.url, looks), await inTurn(mosquitto.url, chosen)];
  await mosquitto.close();
  process.stderr.write('\n');
  console.log(table(HEAD, catches.map(rowOf)));
  const missed = catches.filter(({ by }) => by.length === 0);
  const alarms = whole.filter(({ by }) => by.length > 0);
  for (const { mutation, said } of alarms)
    console.log(`FALSE ALARM with nothing broken, looking at ${mutation.look}: ${said}`);
  console.log(
    `\n${catches.length - missed.length} of ${catches.length} caught, ${alarms.length} false alarms, in ${((performance.now() - began) / 1_000).toFixed(0)} s.`,
  );
  return missed.length + alarms.length === 0;
};
