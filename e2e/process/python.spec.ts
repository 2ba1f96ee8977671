import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { finished, ROOT, serve } from '../../client/serve.ts';
import { expect, test } from '../fixtures.ts';

/** Debian's, whose packages another Python does not see. */
const PYTHON = '/usr/bin/python3';
const hasLibrary = spawnSync(PYTHON, ['-c', 'import websocket']).status === 0;

const example = (url: string) =>
  finished(
    spawn(PYTHON, [join(ROOT, 'docs/examples/off_means_off.py'), url], { stdio: ['ignore', 'pipe', 'pipe'] }),
  );

test('R29 a program in Python turns geolocation off, with a WebSocket library alone', async ({ data }) => {
  test.skip(!hasLibrary, 'Needs python3-websocket (Debian).');
  const serving = await serve(['--data', data]);
  const { code, stdout, stderr } = await example(serving.ready.control);
  expect(stderr).toBe('');
  expect(stdout).toBe('on: a position left, on location\noff: withhold by R20\n');
  expect(code).toBe(0);
  await serving.stop();
});
