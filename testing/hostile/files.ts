import type { Format } from './read-files.ts';

/** A file that somebody made to do harm, or by mistake; the first is what is read, the others are beside it. */
export type HostileFile = {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
};

const MEGABYTE = 1_000_000;

const scenario = (lines: string): string =>
  `scenario: A test\nduration: 10 s\n${lines}\nsteps:\n  - drive: ulm\nexpect:\n  - never: speed > 3\n`;
const table = (names: number, values: number): string =>
  `with:\n${Array.from({ length: names }, (_, name) => `  p${name}: [${Array.from({ length: values }, (__, value) => value).join(',')}]`).join('\n')}`;
const one = (name: string, text: string): HostileFile => ({ name, files: { 'a.yaml': text } });
const steps = (count: number, step: string): string => `${step}\n`.repeat(count);

/** Each part includes the next one ten times, and the last has nothing in it. */
const pyramid = (): Readonly<Record<string, string>> => ({
  'a.yaml': `scenario: A test\nduration: 1 s\nsteps:\n${steps(10, '  - include: p0.yaml')}expect:\n  - never: speed > 3\n`,
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, level) => [
      `p${level}.yaml`,
      `part: A part\nsteps:\n${level === 7 ? '  []\n' : steps(10, `  - include: p${level + 1}.yaml`)}`,
    ]),
  ),
});

const ALIASES = 'bcdefghi'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join()}]`)
  .join('\n');

/** Where the parameter a stands. */
const FILLED = `\${a}`;

const SCENARIOS: readonly HostileFile[] = [
  one('a bomb of aliases', `a: &a [x,x,x,x,x,x,x,x,x]\n${ALIASES}`),
  one('an alias of itself', 'a: &a [*a]'),
  one('nested lists', '['.repeat(MEGABYTE - 10)),
  one('nested mappings', '{a: '.repeat(200_000)),
  one('nested dashes', '- '.repeat(400_000)),
  one('nested keys', '? '.repeat(400_000)),
  one('a million errors', '@\n'.repeat(400_000)),
  one('a file that is too long', `scenario: ${'x'.repeat(3 * MEGABYTE)}`),
  one('numbers that are none', scenario('start: { seed: .nan }')),
  one('an endless number', scenario('start: { seed: 1e999 }')),
  one('a huge number', scenario(`start: { seed: ${'9'.repeat(100_000)} }`)),
  one('an endless duration', scenario('').replace('10 s', `${'9'.repeat(400)} h`)),
  one(
    'a place that is none',
    scenario('').replace('drive: ulm', 'when entering: { position: [.inf, .nan] }'),
  ),
  one(
    'a count that is none',
    scenario('').replace('never: speed > 3', `count: ${'9'.repeat(400)}\n    that: { topic: a }`),
  ),
  one('a table of millions of runs', scenario(table(40, 20))),
  one('a table with a long row', scenario(`${table(3, 10)}\n  last: [${'1,'.repeat(300_000)}1]`)),
  one(
    'a large table of a long scenario',
    scenario(table(3, 10)).replace('  - drive: ulm\n', steps(30_000, '  - drive: ulm')),
  ),
  one(
    'a parameter that is repeated in itself',
    scenario(`with: { a: [${'x'.repeat(300_000)}] }\nabout: ${FILLED.repeat(100_000)}`),
  ),
  one(
    'a parameter that is repeated everywhere',
    scenario(`with: { a: [${'x'.repeat(1_900)}] }`).replace(
      '  - drive: ulm\n',
      steps(30_000, `  - say: ${FILLED}.`),
    ),
  ),
  one(
    'an expression that is nested',
    scenario(`start: { profile: Alex }`).replace('speed > 3', `${'('.repeat(900)}speed`),
  ),
  one(
    'a table of a long scenario',
    scenario(table(3, 10)).replace('  - drive: ulm\n', steps(9_000, '  - drive: ulm')),
  ),
  one('many small mappings', `a: [${'{},'.repeat(320_000)}]`),
  one('many small values', `a: [${'1,'.repeat(490_000)}]`),
  one('many lines', '- \n'.repeat(330_000)),
  one('many keys', Array.from({ length: 120_000 }, (_, key) => `${key}:`).join('\n')),
  one('many comments', '#\n'.repeat(490_000)),
  one(
    'nested by indentation',
    Array.from({ length: 1_390 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ),
  one('blanks', ' '.repeat(MEGABYTE - 10)),
  one('a prototype', '__proto__: { a: 1 }\nconstructor: 3'),
  { name: 'parts that include parts', files: pyramid() },
  {
    name: 'a part that includes itself',
    files: { 'a.yaml': scenario('').replace('drive: ulm', 'include: a.yaml') },
  },
];

const gpx = (inside: string): string => `<gpx><trk><trkseg>${inside}</trkseg></trk></gpx>`;
const point = (latitude: string, longitude: string, inside = ''): string =>
  `<trkpt lat="${latitude}" lon="${longitude}">${inside}</trkpt>`;
const route = (name: string, text: string): HostileFile => ({ name, files: { 'a.gpx': text } });
const ENTITIES = 'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('');

const ROUTES: readonly HostileFile[] = [
  route('a bomb of entities', `<!DOCTYPE gpx [<!ENTITY a "lol">${ENTITIES}]><gpx>&j;</gpx>`),
  route('an entity of a file', '<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx>&a;</gpx>'),
  route('entities without a document type', gpx(point('48', '9', `<name>${'&a;'.repeat(MEGABYTE)}</name>`))),
  route('deep XML', `<gpx>${'<a>'.repeat(3 * MEGABYTE)}`),
  route('numbers that are none', gpx(point('NaN', '9') + point('48', '9'))),
  route('endless numbers', gpx(point('48', '1e999') + point('48', 'Infinity'))),
  route(
    'a height that is none',
    gpx(point('48', '9', '<ele>NaN</ele>') + point('48.1', '9', '<ele>1e308</ele>')),
  ),
  route('a time that is none', gpx(point('48', '9', '<time>999999-99-99T99:99:99Z</time>'))),
  route(
    'many attributes',
    `<gpx ${Array.from({ length: 300_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
  ),
  route('points in one place', gpx(point('48', '9').repeat(900_000))),
  route('points that jump', gpx((point('48', '9') + point('-48', '-171')).repeat(200_000))),
  route('more points than any drive has', gpx(point('48', '9').repeat(1_200_000))),
  route('a comment without an end', `<gpx><!--${'-'.repeat(60 * MEGABYTE)}`),
  route('a text without an end', gpx(point('48', '9', `<name>${'x'.repeat(60 * MEGABYTE)}`))),
  route('deep JSON', '['.repeat(60 * MEGABYTE)),
  route('deep GeoJSON', `${'{"type":"Feature","geometry":'.repeat(MEGABYTE)}null${'}'.repeat(MEGABYTE)}`),
  route('many empty lists', `{"type":"LineString","coordinates":[${'[],'.repeat(10 * MEGABYTE)}[]]}`),
  route(
    'many points of nothing',
    `{"type":"LineString","coordinates":[${'[9,48],'.repeat(5 * MEGABYTE)}[9,48]]}`,
  ),
  route('many features', `{"type":"FeatureCollection","features":[${'{},'.repeat(10 * MEGABYTE)}{}]}`),
  route('endless numbers of JSON', '{"type":"LineString","coordinates":[[9,48],[1e999,48]]}'),
  route('many numbers', `{"type":"LineString","coordinates":[${'1,'.repeat(31 * MEGABYTE)}1]}`),
  route('a long file of blanks', ' '.repeat(60 * MEGABYTE)),
  route('a long file of other letters', gpx(point('48', '9', 'Ω'.repeat(30)).repeat(400_000))),
  route('a file that is too long', ' '.repeat(400 * MEGABYTE)),
];

const HEADER = `${JSON.stringify({
  glovebox: 'recording',
  version: 1,
  seed: 7,
  vehicle: 'aabbccdd',
  route: 'ulm',
  started: '2026-06-01T08:00:00.000Z',
  clock: 'virtual',
  prefix: 'glovebox/v1',
})}\n`;
const recording = (name: string, text: string): HostileFile => ({
  name,
  files: { 'a.ndjson': HEADER + text, 'b.ndjson': HEADER },
});
const line = (entry: object): string => `${JSON.stringify(entry)}\n`;
const signals = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, 1]));

const RECORDINGS: readonly HostileFile[] = [
  recording('deep JSON', `{"t":0,"kind":"step","command":"a","argument":${'['.repeat(260_000)}`),
  recording(
    'deep JSON that is whole',
    `{"t":0,"kind":"step","command":"a","argument":${'['.repeat(120_000)}${']'.repeat(120_000)}}\n`,
  ),
  recording('a time that is none', '{"t":NaN,"kind":"state","changed":{}}\n'),
  recording('an endless time', '{"t":1e999,"kind":"state","changed":{}}\n'),
  recording(
    'a huge time',
    '{"t":1e308,"kind":"signals","of":"telemetry","signals":{"Vehicle.Speed":1e308}}\n',
  ),
  recording('a line without an end', 'x'.repeat(60 * MEGABYTE)),
  recording('empty lines', '\n'.repeat(MEGABYTE)),
  recording(
    'many signals',
    line({ t: 0, kind: 'signals', of: 'telemetry', signals: signals(20_000) }).repeat(20),
  ),
  recording(
    'more names than any car has',
    Array.from({ length: 60 }, (_, nth) =>
      line({ t: nth, kind: 'signals', of: 'telemetry', signals: { [`N${nth}`]: 1, ...signals(4_900) } }),
    ).join(''),
  ),
  recording(
    'a topic of its own for each message',
    Array.from({ length: 50_000 }, (_, nth) =>
      line({ t: nth, kind: 'message', topic: `t/${nth}`, payload: '', headers: {}, qos: 1, retain: false }),
    ).join(''),
  ),
  recording(
    'payloads of many small things',
    line({
      t: 0,
      kind: 'message',
      topic: 'a',
      payload: `[${'{},'.repeat(60_000)}{}]`,
      headers: {},
      qos: 1,
      retain: false,
    }).repeat(60),
  ),
  recording('a prototype', '{"t":0,"kind":"__proto__"}\n'),
];

const csv = (name: string, rows: string): HostileFile => ({
  name,
  files: { 'a.csv': `field,signal,value,delay\n${rows}` },
});

const TABLES: readonly HostileFile[] = [
  csv('a delay that is none', 'current,Vehicle.Speed,1,NaN\n'),
  csv('an endless delay', 'current,Vehicle.Speed,1,1e999\n'),
  csv('an endless value', 'current,Vehicle.Speed,1e999,0\ncurrent,Vehicle.Speed,NaN,1\n'),
  csv('delays that make an age', 'current,Vehicle.Speed,1,86400\n'.repeat(500_000)),
  csv(
    'a signal of its own in each row, at one moment',
    Array.from({ length: MEGABYTE }, (_, nth) => `current,S${nth},1,0`).join('\n'),
  ),
  csv('many columns', `${','.repeat(250_000)}\n`),
  csv('quotes without an end', 'current,"'.repeat(20_000)),
  csv('a line without an end', 'x'.repeat(60 * MEGABYTE)),
  csv('blank lines', '\n'.repeat(3 * MEGABYTE)),
  csv('nothing but targets', 'target,Vehicle.Speed,1,0\n'.repeat(500_000)),
];

export const HOSTILE: Readonly<Record<Format, readonly HostileFile[]>> = {
  scenario: SCENARIOS,
  route: ROUTES,
  recording: RECORDINGS,
  csv: TABLES,
};
