import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitError } from '../src/contract/errors.ts';
import { distanceBetween } from './geodesy.ts';
import { type DrivableRoute, parseRoute, type RouteOptions } from './route.ts';

/** A drive around Višnjan with a car, recorded by a hand-held receiver (assets/LICENSES.md). */
const REAL = readFileSync(new URL('testing/around-visnjan.gpx', import.meta.url), 'utf8');

const gpx = (inside: string): string =>
  `<?xml version="1.0"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;
const point = (latitude: number | string, longitude: number | string, inside = ''): string =>
  `<trkpt lat="${latitude}" lon="${longitude}">${inside}</trkpt>\n`;
const track = (points: string, name = 'Home'): string =>
  gpx(`<trk><name>${name}</name><trkseg>\n${points}</trkseg></trk>`);

const timed = (metres: number, seconds: number): string =>
  point(
    (48 + metres / 111_195).toFixed(7),
    9,
    `<ele>500</ele><time>${new Date(Date.UTC(2026, 5, 1, 8) + seconds * 1_000).toISOString()}</time>`,
  );
const straight = (count: number): string =>
  Array.from({ length: count }, (_, index) => timed(index * 20, index)).join('');

const read = (text: string, options?: RouteOptions): DrivableRoute => parseRoute(text, 'my.gpx', options);
const sentence = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UnitError) return error.sentence;
    throw error;
  }
  throw new Error('The route was accepted.');
};

describe('a GPX track', () => {
  it('that a real car drove is read, with the wandering at its stops gone', () => {
    const route = read(REAL, { asRecorded: true });
    expect(route).toMatchObject({ id: 'my', name: '2020-12-18 07:24:29', notes: [] });
    expect(route.length).toBeGreaterThan(2_600);
    expect(route.length).toBeLessThan(2_730);
    expect(route.recorded?.halts).toHaveLength(3);
    const speeds = route.recorded?.speeds.map(({ speed }) => speed) ?? [];
    expect(Math.max(...speeds)).toBeGreaterThan(20);
    expect(Math.max(...speeds)).toBeLessThan(30);
  });

  it('is read the same by the parser and without it', () => {
    const slow = REAL.replaceAll('<trkpt ', '<trkpt\n').replaceAll('</trkpt>', '<!-- x --></trkpt>');
    expect(read(slow)).toEqual(read(REAL));
  });

  it('ignores extensions, waypoints and prefixes, and takes its name and heights', () => {
    const extended = straight(12).replaceAll(
      '</time>',
      '</time><extensions><a:b><ele>9</ele></a:b></extensions>',
    );
    const route = read(track(extended).replace('<trk>', '<wpt lat="1" lon="1"><name>No</name></wpt><trk>'));
    expect(route).toMatchObject({ name: 'Home', places: [] });
    expect(route.length).toBeCloseTo(220, 0);
    expect(new Set(route.altitudes)).toEqual(new Set([500]));
  });

  it('may be a planned route', () => {
    const points = straight(8).replaceAll('trkpt', 'rtept');
    expect(read(gpx(`<rte><name>Plan</name>${points}</rte>`)).name).toBe('Plan');
  });

  it('of several drives the longest, and says so', () => {
    const two = gpx(
      `<trk><name>Short</name><trkseg>${straight(9)}</trkseg></trk><trk><name>Long</name><trkseg>${straight(30)}</trkseg></trk>`,
    );
    expect(read(two)).toMatchObject({
      name: 'Long',
      notes: ['Of 2 lines in the file the longest is driven: "Long".'],
    });
  });

  it('joins its pieces where a car could have driven on, and cuts it where none could', () => {
    const piece = (from: number, seconds: number): string =>
      `<trkseg>${Array.from({ length: 30 }, (_, index) => timed(from + index * 20, seconds + index)).join('')}</trkseg>`;
    const joined = read(gpx(`<trk>${piece(0, 0)}${piece(4_000, 170)}</trk>`));
    expect(joined.length).toBeCloseTo(4_580, -1);
    const cut = read(gpx(`<trk>${piece(0, 0)}${piece(40_000, 170)}</trk>`));
    expect(cut.length).toBeCloseTo(580, -1);
  });

  it('loses what only a receiver adds: spikes, doubled points, wandering at a stand, heights that jump', () => {
    const clean = straight(60);
    const noisy = Array.from({ length: 60 }, (_, index) => {
      if (index === 20) return `${timed(400, 20)}${point(48.02, 9.05)}${timed(400, 20)}`;
      if (index === 30) return timed(600, 30).replace('500</ele>', '4000</ele>');
      return timed(index * 20, index);
    }).join('');
    expect(read(track(noisy)).length).toBeCloseTo(read(track(clean)).length, 0);
    expect(Math.max(...(read(track(noisy)).altitudes ?? []))).toBe(500);
    const wander = Array.from({ length: 40 }, (_, index) =>
      point(48.0107915 + 4e-5 * Math.sin(index * 2), 9 + 5e-5 * Math.cos(index * 3)),
    ).join('');
    expect(read(track(clean + wander)).length).toBeLessThan(1_215);
  });

  it('with a hundred thousand points takes less than a second of processor time', () => {
    const text = track(
      Array.from({ length: 100_000 }, (_, index) =>
        point(
          (47 + index * 1e-4).toFixed(7),
          (9 + Math.sin(index / 500) * 0.01 + (index % 7) * 3e-6).toFixed(7),
          `<ele>${500 + (index % 100)}</ele><time>${new Date(1.7e12 + index * 1_000).toISOString()}</time>`,
        ),
      ).join(''),
    );
    const before = process.cpuUsage();
    const route = read(text, { asRecorded: true });
    const { user } = process.cpuUsage(before);
    expect(route.length).toBeGreaterThan(1_000_000);
    // Twice the second, for machines that do other things as well; bench/ has the figure proper.
    expect(user / 1_000).toBeLessThan(2_000);
  });

  it('keeps to where it was recorded, within a few metres', () => {
    const raw = [...REAL.matchAll(/<trkpt lat="([^"]+)" lon="([^"]+)"/gu)].map(
      ([, latitude, longitude]) => [Number(longitude), Number(latitude)] as const,
    );
    const away = read(REAL).geometry.map((here) =>
      Math.min(...raw.map((there) => distanceBetween(here, there))),
    );
    expect(raw).toHaveLength(104);
    expect(Math.max(...away)).toBeLessThan(4);
  });
});

describe('a GPX file that can not be driven is refused with its line', () => {
  it.each([
    ['another root', '<kml/>', 'root must be gpx; found "kml" (line 1'],
    ['waypoints only', gpx('<wpt lat="1" lon="2"/>'), 'it has 1 waypoints (wpt), which make no road'],
    ['a document type', '<!DOCTYPE gpx [<!ENTITY a "b">]><gpx/>', 'declares a document type'],
    ['an unknown entity', track(point(48, 9, '<ele>&bomb;</ele>')), 'is not well-formed XML'],
    ['an end that is missing', track(straight(9)).replace('</trk>', ''), 'is not well-formed XML'],
    [
      'a point without latitude',
      track('<trkpt lon="9"/>'),
      'trkpt[0] without its attribute lat (line 3, column 17)',
    ],
    ['a latitude of words', track(point('north', 9)), 'lat must be a number from -90 to 90; found "north"'],
    ['a latitude that is none', track(point('NaN', 9)), 'lat must be a number'],
    ['a huge longitude', track(point(48, '1e999')), 'lon must be a number from -180 to 180; found "1e999"'],
    ['a height of words', track(point(48, 9, '<ele>high</ele>')), 'ele that must be metres'],
    [
      'a time of words',
      track(point(48, 9, '<time>noon</time>')),
      'time that must be like 2026-06-01T08:00:00Z',
    ],
    ['one point', track(point(48, 9)), 'must have at least 2 different points'],
    ['depth', track('<a>'.repeat(5_000)), 'inside one another more than 64 deep'],
    [
      'a gap in a plan',
      gpx(`<rte>${`${point(48, 9)}${point(49, 9)}`.replaceAll('trkpt', 'rtept')}</rte>`),
      'rtept[1] in line 3 must lie at most 2 km',
    ],
  ])('%s', (_, text, expected) => {
    expect(sentence(text)).toContain('my.gpx');
    expect(sentence(text)).toContain(expected);
  });
});

describe('whatever a file holds', () => {
  const refusedOrRead = (text: string): void => {
    try {
      expect(read(text, { asRecorded: true }).length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(UnitError);
      expect(error).toMatchObject({ code: 'bad-input' });
    }
  };

  it('it is read or refused with a UnitError: bytes, pieces of real files, letters changed, numbers of any size', () => {
    const bytes = fc
      .uint8Array({ maxLength: 400 })
      .map((value) => `<${Buffer.from(value).toString('latin1')}`);
    const torn = fc
      .tuple(fc.nat(REAL.length), fc.nat(60), fc.string({ maxLength: 6 }))
      .map(([at, gone, put]) => REAL.slice(0, at) + put + REAL.slice(at + gone));
    const cut = fc.nat(REAL.length).map((at) => REAL.slice(0, at));
    const wild = fc
      .array(fc.tuple(fc.double(), fc.double(), fc.double()), { maxLength: 30 })
      .map((points) => track(points.map(([x, y, z]) => point(x, y, `<ele>${z}</ele>`)).join('')));
    const near = fc
      .array(fc.tuple(fc.double({ min: 48, max: 48.2, noNaN: true }), fc.integer(), fc.nat(9_000)), {
        maxLength: 60,
      })
      .map((points) =>
        track(
          points
            .map(([x, time, z]) =>
              point(x, 9, `<ele>${z}</ele><time>${new Date(time * 1_000).toISOString()}</time>`),
            )
            .join(''),
        ),
      );
    fc.assert(fc.property(fc.oneof(bytes, torn, cut, wild, near), refusedOrRead), { numRuns: 400 });
  });

  it.each([
    ['deep XML', `<gpx>${'<a>'.repeat(1_000_000)}`],
    ['deep JSON', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
    ['deep GeoJSON', `${'{"type":"Feature","geometry":'.repeat(100_000)}null${'}'.repeat(100_000)}`],
    [
      'deep coordinates',
      `{"type":"LineString","coordinates":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`,
    ],
    [
      'a bomb of entities',
      `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]><gpx>&b;</gpx>`,
    ],
    ['one endless name', track('', 'x'.repeat(5_000_000))],
    ['one endless tag', `<gpx ${'a'.repeat(5_000_000)}`],
    ['one endless comment', `<gpx><!--${'a'.repeat(5_000_000)}`],
    ['blanks', ' '.repeat(5_000_000)],
    ['a point in one place, often', track(point(48, 9).repeat(50_000))],
    ['points that jump to and fro', track(`${point(48, 9)}${point(48.01, 9)}`.repeat(25_000))],
  ])('%s is over in seconds, and with little memory', (_, text) => {
    const before = { cpu: process.cpuUsage(), memory: process.memoryUsage().rss };
    refusedOrRead(text);
    expect(process.cpuUsage(before.cpu).user / 1e6).toBeLessThan(8);
    expect(process.memoryUsage().rss - before.memory).toBeLessThan(500 * 2 ** 20);
  });
});
