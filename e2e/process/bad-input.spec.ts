import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { glovebox } from '../../client/serve.ts';
import { expect, test } from '../fixtures.ts';
import { expectSentence } from '../unit/sentences.ts';

test.describe('A command line that can not be used gets a sentence, a remedy and exit code 2', () => {
  for (const [what, args, names] of [
    ['an unknown subcommand', ['srve'], ['srve', 'serve']],
    ['an unknown option', ['serve', '--brokr', 'embedded'], ['--brokr', '--broker']],
    ['a broker URL with a wrong scheme', ['serve', '--broker', 'http://127.0.0.1:1883'], ['http', 'mqtt://']],
    ['a broker that is no URL', ['serve', '--broker', 'localhost'], ['not a URL', 'mqtt://']],
    ['a port that is none', ['serve', '--port', '99999'], ['99999']],
    ['a speed that is none', ['serve', '--speed', 'fast'], ['fast']],
    ['a clock that is none', ['serve', '--clock', 'cuckoo'], ['cuckoo', 'virtual']],
    ['a language that is not spoken', ['serve', '--lang', 'xx'], ['xx', 'en']],
    ['a topic prefix with a wildcard', ['serve', '--prefix', 'a/#'], ['a/#']],
    [
      'a route file that is not there',
      ['serve', '--route', '/nowhere/route.geojson'],
      ['/nowhere/route.geojson'],
    ],
    [
      'a map file that is not there',
      ['serve', '--map', '/nowhere/map.pmtiles'],
      ['/nowhere/map.pmtiles', 'PMTiles'],
    ],
  ] as const) {
    test(what, async ({ data }) => {
      const folder = args[0] === 'serve' ? ['--data', data] : [];
      const ended = await glovebox([...args, ...folder]);
      expectSentence(ended, 2, names);
    });
  }

  test('a route file that is no route', async ({ data }) => {
    const file = join(data, 'route.geojson');
    for (const text of [
      '{"type":"FeatureCollection","features":[]}',
      'not JSON',
      '{"type":"LineString","coordinates":[[400,1],[2,3]]}',
    ]) {
      writeFileSync(file, text);
      expectSentence(await glovebox(['serve', '--data', data, '--route', file]), 2, [file]);
    }
  });

  test('an unknown key in the config file, with the nearest known one', async ({ data }) => {
    writeFileSync(join(data, 'glovebox.config.json'), '{"brokr":"embedded"}');
    expectSentence(await glovebox(['serve', '--data', data], { cwd: data }), 2, ['brokr', 'broker']);
  });

  test('a port in use', async ({ data }) => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expectSentence(await glovebox(['serve', '--data', data, '--port', port]), 2, [port, 'in use']);
    server.close();
  });
});

test.describe('A question that can not be answered gets a sentence, a remedy and its exit code', () => {
  for (const [what, args, code, names] of [
    ['an unknown command', ['privacy.st'], 2, ['privacy.st']],
    ['an unknown profile', ['profile.load', '{"profile":"Nobody"}'], 2, ['Nobody']],
    [
      'an unknown setting',
      ['privacy.set', '{"setting":"location","on":true}'],
      2,
      ['geolocation', 'location'],
    ],
    [
      'an argument of the wrong type',
      ['privacy.set', '{"setting":"geolocation","on":"yes"}'],
      2,
      ['on', 'boolean'],
    ],
    [
      'an argument with a field too many',
      ['privacy.set', '{"setting":"geolocation","on":true,"x":1}'],
      2,
      ['x'],
    ],
    ['an argument that is no JSON', ['privacy.set', '{setting}'], 2, ['JSON']],
    ['an unknown route', ['drive.start', '{"route":"nowhere"}'], 2, ['nowhere']],
    ['an unknown event', ['watch', 'unit.exploded'], 2, ['unit.exploded']],
    ['a clock that can not be moved', ['clock.advance', '{"seconds":5}'], 1, ['clock']],
  ] as const) {
    test(what, async ({ unit, data }) => {
      const before = await unit.call('unit.state');
      const ended = await glovebox(['ctl', '--data', data, ...args]);
      expectSentence(ended, code, names);
      const after = await unit.call('unit.state');
      expect(after.privacy, 'nothing was changed').toEqual(before.privacy);
      expect(after.profile).toEqual(before.profile);
    });
  }

  test('a unit that does not run, with exit code 3 and what to start', async ({ data }) => {
    expectSentence(await glovebox(['ctl', '--data', data, 'unit.state']), 3, ['glovebox serve']);
  });

  test('a control address that nobody answers, with exit code 3', async () => {
    const ended = await glovebox(['ctl', '--control', 'ws://127.0.0.1:9/control?token=secret', 'unit.state']);
    expectSentence(ended, 3, ['127.0.0.1:9']);
    expect(ended.stderr).not.toContain('secret');
  });

  test('nonsense on the contract is answered, and the unit goes on', async ({ unit }) => {
    await expect(unit.callRaw('constructor', {})).rejects.toThrow(/no command/);
    await expect(unit.callRaw('privacy.set', null)).rejects.toThrow(/privacy\.set/);
    await expect(unit.callRaw('profile.load', { profile: 'x'.repeat(10_000) })).rejects.toThrow();
    expect((await unit.call('unit.state')).store.status).toBe('ok');
  });
});
