import { describe, expect, it } from 'vitest';
import { complaintOf, withLine } from './testing/load.ts';

const of = (steps: string, expected?: string): string => complaintOf({ 's.yaml': withLine(steps, expected) });

describe('names of the unit are checked before anything is run', () => {
  it.each([
    ['whatever the case', '  - profile: alex\n  - profile: GUEST\n  - drive: ring'],
    ['that a step brings about', '  - pair: { name: Camille }\n  - profile: camille'],
    [
      'that a step draws',
      '  - do: route.add\n    with: { geometry: [[9.9, 48.4], [9.91, 48.4]] }\n  - drive: drawn-1',
    ],
    ['by id, which depends on the seed', '  - profile: secondary-0123abcd'],
    ['where the unit is to refuse it', '  - drive: nowhere\n    refused: unknown-route'],
    ['of a place, by its name', '  - when leaving: Gänstor\n    drive: stop'],
  ])('and may be used %s', (_, steps) => {
    expect(of(steps)).toBe('nothing');
  });

  it('also those with which it starts, where what steps make is not there yet', () => {
    const start = (what: string): string =>
      complaintOf({
        's.yaml': withLine('  - pair: { name: Camille }').replace('duration', `start: ${what}\nduration`),
      });
    expect(start('{ profile: Camille }')).toBe(
      's.yaml:2:19: "start.profile" names the profile "Camille", which there is not. Choose Alex, Bram or guest.',
    );
    expect(start('{ route: ulmm }')).toBe(
      's.yaml:2:17: "start.route" names the route "ulmm", which there is not. Did you mean ulm?',
    );
    expect(start('{ profile: Bram, route: ulm }')).toBe('nothing');
  });
});

describe('a malformed scenario is told of with file, line, column, field, what was expected, and the nearest known name', () => {
  it.each([
    [
      'an unknown field',
      '  - drvie: ulm',
      undefined,
      's.yaml:4:5: "steps.0" has no field "drvie". Did you mean drive?',
    ],
    [
      'an unknown switch',
      '  - switch: { geolocatoin: off }',
      undefined,
      's.yaml:4:15: "steps.0.switch" has no field "geolocatoin". Did you mean geolocation?',
    ],
    [
      'a switch that is neither on nor off',
      '  - switch: { geolocation: of }',
      undefined,
      's.yaml:4:28: "steps.0.switch.geolocation" must be on or off',
    ],
    [
      'an unknown word',
      '  - ignition: onn',
      undefined,
      's.yaml:4:15: "steps.0.ignition" must be off or acc or on; found "onn". Did you mean on?',
    ],
    [
      'a number where a text was expected',
      '  - say: 3',
      undefined,
      's.yaml:4:10: "steps.0.say" must be text; found 3.',
    ],
    [
      'no duration',
      '  - at: soon\n    drive: ulm',
      undefined,
      's.yaml:4:9: "steps.0.at" is not written as it must be; found "soon". Write a duration such as',
    ],
    [
      'an unknown command',
      '  - do: privacy.sett',
      undefined,
      's.yaml:4:9: "steps.0.do" must be a known name; found "privacy.sett". Did you mean privacy.set?',
    ],
    [
      'a field that a command has not',
      '  - do: privacy.set\n    with: { seting: geolocation, on: false }',
      undefined,
      's.yaml:5:11: "steps.0.with.setting" must be geolocation or voiceData',
    ],
    [
      'a value that a command does not take',
      '  - do: privacy.set\n    with: { setting: geolocaton, on: false }',
      undefined,
      'found "geolocaton". Did you mean geolocation?',
    ],
    [
      'two triggers',
      '  - at: 3 s\n    when: speed > 3\n    drive: ulm',
      undefined,
      's.yaml:5:5: a step has one of',
    ],
    ['a step that does nothing', '  - at: 3 s', undefined, 's.yaml:4:5: this step does nothing.'],
    [
      'an argument without a command',
      '  - with: { a: 1 }',
      undefined,
      's.yaml:4:5: "with" is the argument of "do"',
    ],
    [
      'an unknown quantity',
      '  - when: spede > 50\n    drive: ulm',
      undefined,
      's.yaml:4:11: "when" names "spede", which is no quantity. Did you mean speed?',
    ],
    [
      'a word where a number was expected',
      '  - when: speed > fast\n    drive: ulm',
      undefined,
      's.yaml:4:19: "when" compares speed with "fast", where a number was expected.',
    ],
    [
      'an unknown value of a quantity',
      '  - when: ignition = onn\n    drive: ulm',
      undefined,
      'where off or acc or on was expected. Did you mean on?',
    ],
    [
      'a path that leads nowhere',
      '  - when: state.privacy.geolocaton.effective = on\n    drive: ulm',
      undefined,
      'Did you mean state.privacy.geolocation?',
    ],
    [
      'a condition that ends too soon',
      '  - when: speed >\n    drive: ulm',
      undefined,
      's.yaml:4:18: "when" ends where a name, a number or a word was expected.',
    ],
    [
      'a pause that is no pause',
      '  - pause: a while',
      undefined,
      's.yaml:4:12: "pause" must be whole minutes',
    ],
    [
      'a step after the end',
      '  - at: 2 min\n    drive: ulm',
      undefined,
      's.yaml:4:5: this step comes after the end',
    ],
    [
      'a name twice',
      '  - id: a\n    drive: ulm\n  - id: a\n    drive: stop',
      undefined,
      's.yaml:6:5: the step "a" occurs twice.',
    ],
    [
      'a step that is not there',
      '  - id: off\n    drive: ulm',
      '  - never: { category: location }\n    after: of',
      '"after" names "of", which is no step of this run. Did you mean off?',
    ],
    [
      'an unknown category',
      '  - drive: ulm',
      '  - never: { category: loction }',
      'found "loction". Did you mean location?',
    ],
    [
      'an unknown signal',
      '  - drive: ulm',
      '  - never: { signal: Vehicle.Sped }',
      '"signal" must be in the catalogue of signals; found "Vehicle.Sped". Did you mean Vehicle.Speed?',
    ],
    ['a bad filter', '  - drive: ulm', '  - never: { topic: "data/#/x" }', '"topic" is no MQTT filter'],
    ['a match of everything', '  - drive: ulm', '  - never: {}', 'this fits every message.'],
    [
      'two kinds of expectation',
      '  - drive: ulm',
      '  - never: speed > 3\n    always: speed > 3',
      'an expectation has one of never, always, within, count; this one has never and always.',
    ],
    ['no kind of expectation', '  - drive: ulm', '  - says: hello', 'this one has none.'],
    ['within what', '  - drive: ulm', '  - within: 2 s', '"within" needs "that"'],
    [
      'a count of conditions',
      '  - drive: ulm',
      '  - count: 3\n    that: speed > 3',
      '"count" counts messages, not conditions.',
    ],
    [
      'a count that is none',
      '  - drive: ulm',
      '  - count: some\n    that: { topic: a }',
      '"count" must be a number',
    ],
    [
      'a route that there is not',
      '  - drive: ullm',
      undefined,
      's.yaml:4:12: "steps.0.drive" names the route "ullm", which there is not. Did you mean ulm?',
    ],
    [
      'a route that there is not, in the argument of a command',
      '  - do: destination.set\n    with: { route: rign, along: 20 }',
      undefined,
      's.yaml:5:20: "steps.0.with.route" names the route "rign", which there is not. Did you mean ring?',
    ],
    [
      'a drawn route that nobody draws',
      '  - drive: drawn-1',
      undefined,
      's.yaml:4:12: "steps.0.drive" names the route "drawn-1", which there is not. Choose ulm, ring, motorway, start or stop.',
    ],
    [
      'a profile that there is not',
      '  - profile: Alxe',
      undefined,
      's.yaml:4:14: "steps.0.profile" names the profile "Alxe", which there is not. Did you mean Alex?',
    ],
    [
      'a profile that there is not, in the argument of a command',
      '  - do: profile.load\n    with: { profile: Camille }',
      undefined,
      's.yaml:5:22: "steps.0.with.profile" names the profile "Camille", which there is not. Choose Alex, Bram or guest.',
    ],
    [
      'a place that there is not',
      '  - when entering: hom\n    drive: stop',
      undefined,
      's.yaml:4:20: "steps.0.when entering" names the place "hom", which is on no route. Did you mean home?',
    ],
    ['an unknown code', '  - drive: ulm\n    refused: not-alowed', undefined, 'Did you mean not-allowed?'],
  ])('%s', (_, steps, expected, told) => {
    expect(of(steps, expected)).toContain(told);
  });

  it.each([
    ['nothing', '', 's.yaml:1:1: a scenario must be a mapping'],
    ['a list', '- a', 'a scenario must be a mapping'],
    ['no YAML', 'scenario: "a', 's.yaml:1:'],
    ['bad indentation', 'scenario: a\n duration: 3 s', 's.yaml:1:11: this is not YAML'],
    [
      'an alias',
      'scenario: &a x\nduration: *a\nsteps: []\nexpect: []',
      's.yaml:2:11: aliases (*) are not used here.',
    ],
    ['a key twice', 'scenario: a\nscenario: b', 's.yaml:2:1: "scenario" stands here twice.'],
    ['no title', 'duration: 3 s\nsteps: []\nexpect: [{never: speed > 3}]', '"scenario" is missing'],
    ['a part', 'part: a\nsteps: []', 'this is a part of scenarios'],
    [
      'no expectations',
      'scenario: a\nduration: 3 s\nsteps: []\nexpect: []',
      '"expect" must be at least 1 entries long',
    ],
    [
      'a parameter that is not there',
      `scenario: a\nduration: \${long}\nsteps: []\nexpect: [{never: speed > 3}]`,
      `s.yaml:2:13: "\${long}" names "long"`,
    ],
    [
      'a table that is none',
      'scenario: a\nwith: [3]\nduration: 3 s\nsteps: []\nexpect: [{never: speed > 3}]',
      's.yaml:2:7: "with" must be a mapping',
    ],
    [
      'too many runs',
      `scenario: a\nwith: { a: [${Array.from({ length: 40 }, (_, i) => i)}], b: [${Array.from({ length: 40 }, (_, i) => i)}] }\nduration: 3 s\nsteps: []\nexpect: [{never: speed > 3}]`,
      'makes more than 1000 runs',
    ],
  ])('a file with %s', (_, text, told) => {
    expect(complaintOf({ 's.yaml': text })).toContain(told);
  });
});
