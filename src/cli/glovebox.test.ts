import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { glovebox, type Place, type Running, run } from './testing/command.ts';

type Ready = Readonly<Record<'url' | 'control' | 'broker' | 'data', string>> & {
  readonly ready: true;
  readonly pid: number;
};

// Each test starts processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const newPlace = (): Place => ({ folder: mkdtempSync(join(tmpdir(), 'glovebox-cli-')) });

const readyOf = async (unit: Running): Promise<Ready> =>
  JSON.parse((await unit.said(/^\{"ready".*\}$/mu))[0]);

/** Fails to load what only a running unit needs. */
const LIGHT = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const heavy = ['aedes', 'better-sqlite3', 'mqtt', 'electron'];
  registerHooks({ resolve(name, context, next) {
    if (heavy.includes(name)) throw new Error('loaded ' + name);
    return next(name, context);
  } });`)}`;

describe('a unit that serves', () => {
  let place: Place;
  let unit: Running;
  let ready: Ready;

  beforeAll(async () => {
    place = newPlace();
    unit = glovebox(['serve', '--data', 'data', '--seed', '7'], place);
    ready = await readyOf(unit);
  });
  afterAll(async () => {
    unit.process.kill('SIGKILL');
    await unit.ended;
    rmSync(place.folder, { recursive: true });
  });

  const ctl = (...words: string[]) => run(['ctl', '--data', 'data', ...words], place);

  it('says so in exactly one line, with all that a script needs', () => {
    expect(unit.stdout().trim().split('\n')).toHaveLength(1);
    expect(ready.ready).toBe(true);
    expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/u);
    expect(ready.control).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/control\?token=[\w-]{43}$/u);
    expect(ready.broker).toMatch(/^mqtt:\/\/[^:]+:[^@]+@127\.0\.0\.1:\d+$/u);
    expect(ready.data).toBe(join(place.folder, 'data'));
    expect(ready.pid).toBe(unit.process.pid);
  });

  it('logs JSON lines to stderr, without a secret', async () => {
    await unit.said(/is ready/u);
    const lines = unit.stderr().trim().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg');
    const { password } = new URL(ready.broker);
    const secrets = [password, ready.control.split('token=')[1], ready.url.split('token=')[1]];
    for (const secret of secrets) expect(unit.stderr()).not.toContain(secret);
  });

  it('does not drive by itself', async () => {
    const { stdout, code } = await ctl('unit.state');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ drive: null });
  });

  it('is found by its data folder, through a file for its owner alone', async () => {
    expect(statSync(join(place.folder, 'data', 'unit.json')).mode & 0o777).toBe(0o600);
    const { stdout } = await ctl('profile.list');
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ kind: 'primary' }));
  });

  it('is found by its control URL', async () => {
    const { stdout, code } = await run(['ctl', 'privacy.get', '--control', ready.control], place);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('geolocation.requested');
  });

  it('takes an argument as JSON, and answers with what changed', async () => {
    const { stdout } = await ctl('vehicle.set', '{"ignition":"acc"}');
    expect(JSON.parse(stdout)).toMatchObject({ vehicle: { ignition: 'acc' } });
  });

  it('answers bad input with a sentence, a remedy and exit code 2', async () => {
    const wrong = await ctl('privacy.set', '{"setting":"gps","on":true}');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/"setting" must be .*found "gps"\.\n.*ctl list/u);
    const unknown = await ctl('profile.load', '{"profile":"Nobody"}');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('Nobody');
  });

  it('refuses an old token with exit code 3', async () => {
    const old = ready.control.replace(/token=.*/u, 'token=old');
    const { code, stderr } = await run(['ctl', 'unit.state', '--control', old], place);
    expect(code).toBe(3);
    expect(stderr).toContain('token');
    expect(stderr).not.toContain('token=old');
  });

  it('tells its events until it is interrupted', async () => {
    const watch = glovebox(['ctl', 'watch', 'unit.changed', '--data', 'data'], place);
    // A change is told only to who already listens, so it is made again until it was heard.
    const heard = watch.said(/^\{"event":"unit\.changed".*\}$/mu);
    let changing = true;
    const change = async (): Promise<void> => {
      for (let turn = 0; changing; turn += 1) {
        await ctl('vehicle.set', turn % 2 === 0 ? '{"ignition":"off"}' : '{"ignition":"acc"}');
      }
    };
    const changes = change();
    const [line] = await heard;
    changing = false;
    await changes;
    expect(JSON.parse(line)).toHaveProperty('payload.vehicle.ignition');
    watch.process.kill('SIGINT');
    expect(await watch.ended).toBe(0);
    expect(watch.stderr()).toBe('');
  });

  it('lets a reader of events close the pipe', async () => {
    await ctl('drive.start');
    const watch = glovebox(['ctl', 'watch', '--data', 'data'], place);
    await watch.said(/"event":"vehicle\.moved"/u);
    watch.process.stdout.destroy();
    expect(await watch.ended).toBe(0);
    await ctl('drive.stop');
  });

  it('keeps a second unit off its data folder', async () => {
    const { code, stdout, stderr } = await run(['serve', '--data', 'data'], place);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('data');
    expect((await ctl('privacy.get')).code).toBe(0);
  });

  it('names a port that is taken', async () => {
    const { port } = new URL(ready.url);
    const { code, stderr } = await run(['serve', '--data', ':memory:', '--port', port], place);
    expect(code).toBe(2);
    // Nothing was begun: all that is on stderr is the sentence and its remedy.
    expect(stderr).toMatch(
      new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use [^\\n]*\\n[^\\n]*--port[^\\n]*\\n$`, 'u'),
    );
  });

  it('looks whether it can be recorded before anything is begun', async () => {
    const words = ['serve', '--data', ':memory:', '--record', '/no-such-folder/run.ndjson'];
    expect(await run(words, place)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "The recording /no-such-folder/run.ndjson can't be written: there is no such folder.\nName a file in a folder that exists and that you may write to.\n",
    });
  });

  it('is reported as gone after kill -9, and starts again on the same folder', async () => {
    unit.process.kill('SIGKILL');
    await unit.ended;
    const gone = await ctl('unit.state');
    expect(gone.code).toBe(3);
    expect(gone.stderr).toMatch(/No unit answers at .*ECONNREFUSED.*\n.*glovebox serve --data/u);

    unit = glovebox(['serve', '--data', 'data'], place);
    await readyOf(unit);
    expect((await ctl('unit.state')).code).toBe(0);
  });

  it('ends with exit code 0 when asked to, and takes its file along', async () => {
    unit.process.kill('SIGTERM');
    expect(await unit.ended).toBe(0);
    expect(existsSync(join(place.folder, 'data', 'unit.json'))).toBe(false);
  });
});

describe('a unit that starts', () => {
  it('opens in the web host with the car driving, and says so in one line', async () => {
    const place = newPlace();
    const unit = glovebox(['start', '--host', 'web', '--no-open', '--kiosk', '--data', 'data'], place);
    const [, url] = await unit.said(/^Glovebox runs in the web host: (\S+)$/mu);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?kiosk=1#token=/u);
    const { stdout } = await run(['ctl', 'unit.state', '--data', 'data'], place);
    expect(JSON.parse(stdout).drive).not.toBeNull();
    unit.process.kill('SIGINT');
    expect(await unit.ended).toBe(0);
    rmSync(place.folder, { recursive: true });
  });

  it('takes no commands from programs where the control API is off, and says so', async () => {
    const place = newPlace();
    const words = ['start', '--host', 'web', '--no-open', '--data', 'data', '--control-api', 'off'];
    const unit = glovebox(words, place);
    await unit.said(/^Glovebox runs in the web host: /mu);
    const { code, stderr } = await run(['ctl', 'unit.state', '--data', 'data'], place);
    expect(code).toBe(3);
    expect(stderr).toMatch(/The control API of the unit .* is off\.\n.*--control-api on/u);
    unit.process.kill('SIGTERM');
    expect(await unit.ended).toBe(0);
    rmSync(place.folder, { recursive: true });
  });

  it('falls back to the web host where there is no display, and says why', async () => {
    const place = newPlace();
    const unit = glovebox(['start', '--data', 'data'], place);
    await unit.said(/^Glovebox runs in the web host, since there is no display: http/mu);
    unit.process.kill('SIGTERM');
    expect(await unit.ended).toBe(0);
    rmSync(place.folder, { recursive: true });
  });

  it('ends with 3 where a window was asked for and there is no display', async () => {
    const place = newPlace();
    const { code, stderr } = await run(['start', '--host', 'electron', '--data', 'data'], place);
    expect(code).toBe(3);
    expect(stderr).toMatch(/no display.*\n.*--host web/u);
    rmSync(place.folder, { recursive: true });
  });
});

describe('without a unit', () => {
  let place: Place;
  beforeEach(() => {
    place = newPlace();
  });
  afterEach(() => rmSync(place.folder, { recursive: true }));

  it('prints the table with its schemas, loading neither store nor broker', async () => {
    const { code, stdout } = await run(['ctl', 'list'], { ...place, node: ['--import', LIGHT] });
    expect(code).toBe(0);
    const { commands, events } = JSON.parse(stdout);
    expect(commands['privacy.set'].argument).toMatchObject({ type: 'object', required: ['setting', 'on'] });
    expect(events['unit.changed'].payload.type).toBe('object');
  });

  const wrong: readonly [string, readonly string[], number, RegExp][] = [
    ['an unknown subcommand', ['sevre'], 2, /no subcommand "sevre"\.\nDid you mean serve\?/u],
    ['an unknown option', ['serve', '--brokr', 'x'], 2, /no option --brokr\.\nDid you mean --broker\?/u],
    ['an option of another', ['conformance', '--data', 'x'], 2, /no option --data\./u],
    ['a misspelt option', ['conformance', '--jsn'], 2, /no option --jsn\.\nDid you mean --json\?/u],
    ['an option without its value', ['serve', '--seed'], 2, /--seed needs a value/u],
    ['a word too many', ['serve', 'now'], 2, /Too many arguments/u],
    ['a scenario that is missing', ['simulate'], 2, /needs a scenario.*\n.*simulate off-means-off/u],
    ['a file that is missing', ['replay'], 2, /needs a file.*\n.*replay drive\.ndjson/u],
    ['two recordings that are missing', ['diff'], 2, /needs two recordings/u],
    ['a recording that is missing', ['diff', 'a'], 2, /needs a second recording/u],
    ['a command that is missing', ['ctl'], 2, /needs a command.*\n.*ctl unit\.state/u],
    ['an unknown command', ['ctl', 'unit.stat'], 2, /no command "unit\.stat"\.\nDid you mean unit\.state\?/u],
    ['an unknown event', ['ctl', 'watch', 'moved'], 2, /no event "moved"/u],
    [
      'an argument that is no JSON',
      ['ctl', 'privacy.set', '{on}'],
      2,
      /privacy\.set is not JSON.*\n.*quotes/u,
    ],
    [
      'a control URL that is none',
      ['ctl', 'unit.state', '--control', 'http://x'],
      2,
      /must be a ws:\/\/ URL/u,
    ],
    ['a unit on :memory:', ['ctl', 'unit.state', '--data', ':memory:'], 2, /:memory: .*\n.*--control/u],
    ['no unit', ['ctl', 'unit.state', '--data', '/none'], 3, /No unit runs on .*none.*\n.*glovebox serve/u],
    ['a dead port', ['ctl', 'unit.state', '--control', 'ws://127.0.0.1:1/'], 3, /127\.0\.0\.1:1 \(ECONN/u],
    ['a route that is not there', ['serve', '--route', 'no.json', '--data', ':memory:'], 2, /no\.json/u],
    [
      'a map file that is not there',
      ['serve', '--map', 'no.pmtiles', '--data', ':memory:'],
      2,
      /no\.pmtiles/u,
    ],
    ['another scheme', ['serve', '--broker', 'http://x', '--data', ':memory:'], 2, /http:\/\//u],
  ];
  for (const [what, words, code, sentence] of wrong) {
    it(`names ${what}`, async () => {
      const written = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        vi.spyOn(process[name], 'write').mockImplementation((text) => {
          written[name] += String(text);
          return true;
        });
      }
      const environment = { XDG_DATA_HOME: place.folder };
      expect([await runCommandLine(words, environment), written.stdout]).toEqual([code, '']);
      expect(written.stderr).toMatch(sentence);
      expect(written.stderr).not.toMatch(/\n\s+at /u);
    });
  }

  it('reads the config file of the folder that it runs in', async () => {
    writeFileSync(join(place.folder, 'glovebox.config.json'), '{"speeed": 2}');
    const { code, stderr } = await run(['serve'], place);
    expect(code).toBe(2);
    expect(stderr).toContain('no key "speeed" for glovebox.config.json.\nDid you mean speed?');
  });

  it('shows a stack only at --log-level debug', async () => {
    const words = ['serve', '--data', ':memory:', '--port', '70000'];
    expect((await run(words, place)).stderr).not.toMatch(/\n\s+at /u);
    expect((await run([...words, '--log-level', 'debug'], place)).stderr).toMatch(/\n\s+at /u);
  });

  it('explains itself', async () => {
    const { code, stdout, stderr } = await run(['--help'], place);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of ['start', 'serve', 'ctl', 'conformance']) expect(stdout).toContain(name);
  });
});
