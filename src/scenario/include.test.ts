import { describe, expect, it } from 'vitest';
import { complaintOf, loadTexts, withLine } from './testing/load.ts';

describe('includes', () => {
  const including = (name: string): string => withLine(`  - include: ${name}`);
  const part = 'part: P\nsteps:\n  - drive: ulm\n  - id: end\n    wait: 3 s\n    drive: stop\n';

  it('are put where they are named, and keep their own places', () => {
    const [run] = loadTexts({ 'a/s.yaml': including('parts/p.yaml'), 'a/parts/p.yaml': part });
    expect(run?.steps.map(({ says, place }) => [says, place.file, place.line])).toEqual([
      ['drive: ulm', 'a/parts/p.yaml', 3],
      ['end (drive: stop)', 'a/parts/p.yaml', 4],
    ]);
  });

  it('are told of at the place of the part, where the part is wrong', () => {
    expect(
      complaintOf({ 's.yaml': including('p.yaml'), 'p.yaml': 'part: P\nsteps:\n  - drvie: ulm\n' }),
    ).toContain('p.yaml:3:5: "steps.0" has no field "drvie". Did you mean drive?');
  });

  it.each([
    ['../s.yaml', 'not in the folder'],
    ['/etc/passwd', 'not in the folder'],
    ['file:///etc/passwd', 'not in the folder'],
    ['a/../../s.yaml', 'not in the folder'],
    ['missing.yaml', "can't be read"],
  ])('of %s are refused', (name, told) => {
    expect(complaintOf({ 'a/s.yaml': including(name) })).toContain(told);
  });

  it('that go round in a circle are refused', () => {
    const round = 'part: P\nsteps:\n  - include: p.yaml\n';
    expect(complaintOf({ 's.yaml': including('p.yaml'), 'p.yaml': round })).toContain(
      'goes round in a circle: s.yaml → p.yaml → p.yaml',
    );
  });
});

describe('parameters', () => {
  const text = [
    'scenario: P',
    'with: { geolocation: [on, off], profile: [Alex, guest] }',
    `start: { profile: "\${profile}", switches: { geolocation: "\${geolocation}" } }`,
    'duration: 10 s',
    'steps: []',
    'expect:',
    `  - count: "exactly \${geolocation = on and profile = Alex ? 1 : 0}"`,
    '    that: { category: location }',
    '  - only if: geolocation = off',
    '    never: { category: location }',
  ].join('\n');

  it('make one run for each combination, with values worked out', () => {
    const runs = loadTexts({ 's.yaml': text });
    expect(runs.map(({ parameters }) => parameters)).toEqual([
      { geolocation: 'on', profile: 'Alex' },
      { geolocation: 'on', profile: 'guest' },
      { geolocation: 'off', profile: 'Alex' },
      { geolocation: 'off', profile: 'guest' },
    ]);
    expect(runs.map(({ expectations }) => expectations.length)).toEqual([1, 1, 2, 2]);
    expect(
      runs.map(({ expectations: [first] }) => (first?.kind === 'count' ? first.count.times : null)),
    ).toEqual([1, 0, 0, 0]);
    expect(runs[3]?.start).toMatchObject({ profile: 'guest', switches: { geolocation: 'off' } });
  });
});
