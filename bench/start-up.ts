import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readLines } from '../client/lines.ts';
import { GLOVEBOX } from '../client/serve.ts';
import { withFolder } from './quiet.ts';
import { median, type Row } from './row.ts';

const ROUNDS = 9;
const TARGET = 4;

const BARE_SERVER = `
  require('node:http').createServer((_, answer) => answer.end('ok'))
    .listen(0, '127.0.0.1', () => console.log(JSON.stringify({ ready: true })));`;

/** Milliseconds from spawn to the first line on stdout; the process is then ended. */
const readyTime = async (args: readonly string[]): Promise<number> => {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  await readLines(child.stdout).find((line) => line.includes('"ready":true'), 'a ready line');
  const elapsed = performance.now() - started;
  child.kill('SIGTERM');
  await exited;
  return elapsed;
};

/** The ready-time of the built `serve`, with its store there already, against a bare HTTP server in Node. */
export const benchStartUp = (): Promise<Row> =>
  withFolder(async (folder) => {
    const serve = [GLOVEBOX, 'serve', '--data', join(folder, 'unit'), '--log-level', 'silent'];
    const bareServer = ['-e', BARE_SERVER];
    await readyTime(serve);
    await readyTime(bareServer);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await readyTime(bareServer));
      ours.push(await readyTime(serve));
    }
    const [figure, base] = [median(ours), median(bare)];
    return {
      name: 'serve, from start to ready',
      figure,
      unit: 'ms',
      baseline: { name: 'bare HTTP server', figure: base },
      ratio: figure / base,
      target: 'at most 4',
      ok: figure / base <= TARGET,
    };
  });
