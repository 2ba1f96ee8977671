import { describe, expect, it } from 'vitest';
import { junitOf, summaryOf, textOf } from './report.ts';
import type { RunResult } from './result.ts';

const result: RunResult = {
  file: 's.yaml',
  title: 'Off <means> off',
  rules: ['R20'],
  parameters: { geolocation: 'off' },
  seed: 1,
  held: false,
  findings: [
    {
      says: 'it goes on',
      rule: null,
      file: 's.yaml',
      line: 8,
      held: true,
      at: null,
      because: 'It held to the end.',
      message: null,
    },
    {
      says: 'no position leaves',
      rule: 'R20',
      file: 's.yaml',
      line: 9,
      held: false,
      at: 61_500,
      because: 'Such a message arrived.',
      message: { at: 61_500, topic: 'data/location', payload: '{"data":"<&>\u0000"}', retained: false },
    },
  ],
  troubles: [{ file: 's.yaml', line: 5, says: 'The step off was never due.' }],
  messages: 3,
  lasted: 90_000,
  took: 1_234,
};

describe('the text of a result', () => {
  it('says of each expectation whether it held, when, where it stands, and quotes what broke it', () => {
    expect(textOf(result)).toBe(
      [
        'BROKE  Off <means> off  s.yaml [geolocation=off]',
        '       1 min 30 s of driving in 1.2 s, 3 messages, seed 1',
        '  held   it goes on',
        '  BROKE  R20 no position leaves (1 min 1.5 s)',
        '         Such a message arrived.  s.yaml:9',
        '         at 1 min 1.5 s on data/location: {"data":"<&>\u0000"}',
        '  BROKE  The step off was never due.  s.yaml:5',
      ].join('\n'),
    );
    expect(summaryOf([result, { ...result, held: true }])).toBe('1 held, 1 broke');
  });
});

describe('the JUnit XML of a result', () => {
  it('has a case for each expectation, with the failure and the message, escaped', () => {
    const xml = junitOf([result]);
    expect(xml).toContain('<testsuites name="glovebox simulate" tests="3" failures="2">');
    expect(xml).toContain(
      '<testsuite name="Off &lt;means&gt; off s.yaml [geolocation=off]" tests="3" failures="2"',
    );
    expect(xml).toContain('name="R20 no position leaves"');
    expect(xml).toContain(
      '<failure message="Such a message arrived.">s.yaml:9&#10;at 1 min 1.5 s on data/location: {&quot;data&quot;:&quot;&lt;&amp;&gt;\ufffd&quot;}</failure>',
    );
  });
});
