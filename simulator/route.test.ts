import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitError } from '../src/contract/errors.ts';
import { bundledRoutes } from './bundled-routes.ts';
import { distanceBetween } from './geodesy.ts';
import { lengthOf, parseRoute } from './route.ts';

const line = (coordinates: unknown): object => ({ type: 'LineString', coordinates });
const feature = (geometry: unknown, properties: unknown = {}): object => ({
  type: 'Feature',
  geometry,
  properties,
});
const ROAD = [
  [9.98, 48.35],
  [9.982, 48.352],
  [9.985, 48.353, 520],
];

const refusal = (text: string): UnitError => {
  try {
    parseRoute(text, 'my.geojson');
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error('The route was accepted.');
};
const sentence = (document: unknown): string => refusal(JSON.stringify(document)).sentence;

describe('a route file that can be driven', () => {
  it('may be a bare LineString, named after its file', () => {
    const route = parseRoute(JSON.stringify(line(ROAD)), '/home/me/my road.geojson');
    expect(route).toMatchObject({ id: 'my road', name: 'my road', geometry: ROAD.map(([x, y]) => [x, y]) });
    expect(route.length).toBeCloseTo(lengthOf(route.geometry), 6);
    expect(route.altitudes).toEqual([520, 520, 520]);
  });

  it('may be a Feature or the only line in a FeatureCollection, with properties', () => {
    const properties = {
      id: 'r1',
      name: 'Home',
      altitude: 100,
      speedLimits: [
        { from: 200, limit: 70 },
        { from: 0, limit: 30 },
      ],
      stops: [{ kind: 'stop-sign', position: [9.982, 48.352] }],
      tunnels: [
        { from: 300, to: 340 },
        { from: 100, to: 160.5 },
      ],
    };
    const one = feature(line(ROAD), properties);
    const point = feature({ type: 'Point', coordinates: [1, 2] });
    for (const document of [one, { type: 'FeatureCollection', features: [point, one] }]) {
      expect(parseRoute(`\uFEFF${JSON.stringify(document)}`, 'x.json')).toMatchObject({
        id: 'r1',
        name: 'Home',
        speedLimits: [{ from: 0 }, { from: 200 }],
        stops: [{ kind: 'stop-sign' }],
        tunnels: [
          { from: 100, to: 160.5 },
          { from: 300, to: 340 },
        ],
      });
    }
  });

  it('loses the points where a recorded track stood still', () => {
    const [first, second, third] = ROAD;
    const route = parseRoute(JSON.stringify(line([first, first, second, second, third])), 'x.json');
    expect(route.geometry).toHaveLength(3);
  });

  it('crosses the antimeridian without a jump', () => {
    const route = parseRoute(
      JSON.stringify(
        line([
          [179.999, 0],
          [-179.999, 0],
        ]),
      ),
      'x.json',
    );
    expect(route.length).toBeCloseTo(222.4, 0);
  });
});

describe('a route file that can not be driven is refused with file, field and what was expected', () => {
  it.each([
    ['an empty file', '', 'The route file my.geojson is empty.'],
    ['blanks', ' \n', 'The route file my.geojson is empty.'],
    ['XML', '<?xml version="1.0"?><gpx/>', 'has no track (trk) and no route (rte) with points'],
    ['no JSON', '{"type": oops}', 'is neither GPX nor JSON'],
    ['null', 'null', 'has no LineString; its type is nothing'],
    ['a point', '{"type":"Point","coordinates":[1,2]}', 'has no LineString; its type is "Point"'],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}', 'has no LineString'],
  ])('%s', (_, text, expected) => {
    const error = refusal(text);
    expect(error.code).toBe('bad-input');
    expect(error.sentence).toContain('my.geojson');
    expect(error.sentence).toContain(expected);
    expect(error.remedy).toContain('GeoJSON');
  });

  it('says where JSON breaks off', () => {
    expect(refusal('{\n  "type": "Feature",\n  oops\n}').sentence).toContain('line 3');
  });

  it.each([
    ['one point', line([[9, 48]]), 'coordinates must have at least 2 different points; found 1'],
    [
      'one point twice',
      line([
        [9, 48],
        [9, 48],
      ]),
      'at least 2 different points',
    ],
    ['no list', line('here'), 'coordinates must be a list of [longitude, latitude]; found "here"'],
    [
      'text',
      line([
        [9, 48],
        ['9', '48'],
      ]),
      'coordinates[1] must be [longitude, latitude] in degrees',
    ],
    ['a lone number', line([[9, 48], 7]), 'coordinates[1] must be [longitude, latitude] in degrees; found 7'],
    ['a longitude beyond 180', line([[181, 95]]), 'coordinates[0] must have a longitude from -180 to 180'],
    [
      'a jump',
      line([
        [9, 48],
        [9.1, 48],
      ]),
      'coordinates[1] must lie at most 2 km from the point before it',
    ],
    [
      'a few metres',
      line([
        [9, 48],
        [9.0001, 48],
      ]),
      'must be a line of 100 m to 2000 km; found "7 m"',
    ],
    [
      'a limit that is none',
      feature(line(ROAD), { speedLimits: [{ from: 0, limit: 'fast' }] }),
      'properties.speedLimits[0].limit must be from 5 to 250 km/h; found "fast"',
    ],
    [
      'a stop of an unknown kind',
      feature(line(ROAD), { stops: [{ kind: 'tavern', position: [9, 48] }] }),
      'properties.stops[0].kind must be traffic-light or stop-sign or roundabout; found "tavern"',
    ],
    [
      'a tunnel that ends before it begins',
      feature(line(ROAD), { tunnels: [{ from: 90, to: 40 }] }),
      'properties.tunnels[0].to must be more than from (90); found 40',
    ],
    [
      'an altitude in words',
      feature(line(ROAD), { altitude: 'high' }),
      'properties.altitude must be a number',
    ],
  ])('%s', (_, document, expected) => {
    expect(sentence(document)).toContain(expected);
  });

  it('hints at swapped latitude and longitude', () => {
    expect(sentence(line([[48.35, 109.98]]))).toContain('are the two swapped?');
    expect(sentence(line([[200, 100]]))).not.toContain('swapped');
  });

  it('names the place inside a collection', () => {
    const document = {
      type: 'FeatureCollection',
      features: [
        feature(
          line([
            [9, 48],
            [9, 99],
          ]),
        ),
      ],
    };
    expect(sentence(document)).toContain('features[0].geometry.coordinates[1]');
  });

  it('throws nothing but UnitError, whatever the text is', () => {
    const documents = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ type: fc.constant('LineString'), coordinates: fc.jsonValue() })
        .map((value) => JSON.stringify(value)),
      fc
        .record({
          type: fc.constant('Feature'),
          properties: fc.record({
            stops: fc.jsonValue(),
            tunnels: fc.jsonValue(),
            speedLimits: fc.jsonValue(),
            id: fc.jsonValue(),
          }),
          geometry: fc.record({
            type: fc.constant('LineString'),
            coordinates: fc.array(fc.array(fc.double({ min: -200, max: 200 }), { maxLength: 4 })),
          }),
        })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(documents, fc.string(), (text, file) => {
        try {
          expect(parseRoute(text, file).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UnitError);
          expect(error).toMatchObject({ code: 'bad-input' });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the bundled route', () => {
  const [route] = bundledRoutes();
  const gaps = (route?.geometry ?? []).flatMap((position, index, all) => {
    const next = all[index + 1];
    return next === undefined ? [] : [distanceBetween(position, next)];
  });

  it('is more than ten kilometres long, of points close together, without a duplicate or a jump', () => {
    expect(route?.length).toBeGreaterThan(10_000);
    expect(gaps.length).toBeGreaterThan(500);
    expect(Math.min(...gaps)).toBeGreaterThan(1);
    expect(Math.max(...gaps)).toBeLessThan(300);
    expect(new Set(route?.geometry.map(String)).size).toBe(route?.geometry.length);
  });

  it('is as long as its source says, within 0.3 %', () => {
    // shape_dist_traveled of the last point of shp_3_68.
    expect(Math.abs((route?.length ?? 0) / 15_096.28 - 1)).toBeLessThan(0.003);
  });
});
