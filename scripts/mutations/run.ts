import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { ROOT } from '../processes.ts';
import { MUTATIONS, type Mutation } from './table.ts';

/** What a unit with a broken gate came to. */
type Catch = {
  readonly mutation: Mutation;
  /** The oracle, the matrix (of which a race is a part), both; nobody, which is what must not be. */
  readonly by: readonly ('oracle' | 'matrix')[];
  /** The first thing that was said, of the oracle where it found any. */
  readonly said: string;
  readonly seconds: number;
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
  for (const { file, find, put } of changes) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.split(find).length !== 2)
      throw new Error(`${name}: what it changes is not there once, in ${file}: ${find.trim()}`);
    writeFileSync(
      join(folder, file),
      text.replace(find, () => put),
    );
  }
  return folder;
};

/** User properties are of MQTT 5, which the embedded broker does not speak. */
const mosquitto = await startMosquitto();

const matrix = (folder: string, { name, look }: Mutation): Promise<Report | string> =>
  new Promise((done) => {
    const races = look.startsWith('race=') ? '6' : '0';
    const child = spawn(
      process.execPath,
      [
        join(folder, 'src/cli/glovebox.ts'),
        'matrix',
        ...['--broker', mosquitto.url, '--prefix', `mutations/${name}`],
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
const judge = async (mutation: Mutation): Promise<Catch> => {
  const began = performance.now();
  const folder = broken(mutation);
  try {
    const report = await matrix(folder, mutation);
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
      seconds: (performance.now() - began) / 1_000,
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

const inTurn = async (all: readonly Mutation[]): Promise<readonly Catch[]> => {
  const left = [...all];
  const done: Catch[] = [];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      done.push(await judge(next));
      process.stderr.write('.');
    }
  };
  await Promise.all(Array.from({ length: Math.min(all.length, availableParallelism()) }, worker));
  return all.flatMap((mutation) => done.filter((one) => one.mutation === mutation));
};

const short = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const table = (catches: readonly Catch[]): string => {
  const rows = catches.map(({ mutation, by, said }) => [
    mutation.name,
    short(mutation.says, 72),
    by.length === 0 ? 'NOBODY' : by.join(', '),
    short(said, 110),
  ]);
  const head = ['mutation', 'what is broken', 'caught by', 'first said'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !MUTATIONS.some((mutation) => mutation.name === name));
if (unknown !== undefined) {
  console.error(
    `There is no mutation "${unknown}". They are ${MUTATIONS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = MUTATIONS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const looks = WHOLE.filter(({ look }) => chosen.some((mutation) => mutation.look === look));
const began = performance.now();
const [whole, catches] = [await inTurn(looks), await inTurn(chosen)];
await mosquitto.close();
process.stderr.write('\n');
console.log(table(catches));
const missed = catches.filter(({ by }) => by.length === 0);
const alarms = whole.filter(({ by }) => by.length > 0);
for (const { mutation, said } of alarms)
  console.log(`FALSE ALARM with nothing broken, looking at ${mutation.look}: ${said}`);
console.log(
  `\n${catches.length - missed.length} of ${catches.length} caught, ${alarms.length} false alarms, in ${((performance.now() - began) / 1_000).toFixed(0)} s.`,
);
if (missed.length + alarms.length > 0) process.exitCode = 1;
