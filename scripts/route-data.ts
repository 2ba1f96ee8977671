import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { positionAlong } from '../simulator/along.ts';
import { distanceBetween } from '../simulator/geodesy.ts';
import type { Position } from '../src/contract/car.ts';
import { ROOT } from './processes.ts';
import { type Height, heightAt, type Point } from './routes/construct.ts';
import { CONSTRUCTED, type Named } from './routes/constructed-roads.ts';
import { drive, type Leg, nodeAt, readRoads, type Tags } from './routes/read-roads.ts';

/*
 * Makes the routes in `assets/routes/` but `ulm.json`, from the OpenStreetMap extract of Liechtenstein that is among the
 * tests of osm2pgsql, fetched and unpacked beforehand:
 *
 *   apt-get source --download-only osm2pgsql   (with deb-src; then tar xf, bunzip2 tests/data/liechtenstein-2013-08-03.osm.bz2)
 *   node scripts/route-data.ts <liechtenstein-2013-08-03.osm>
 *   npx biome format --write assets/routes
 */

const file = process.argv[2];
if (file === undefined) {
  console.error('Which OpenStreetMap file? node scripts/route-data.ts <liechtenstein-2013-08-03.osm>');
  process.exit(2);
}

const OSM =
  'OpenStreetMap contributors, extract of Liechtenstein of 3 August 2013, by way of the tests of osm2pgsql';
const NOWHERE =
  'Constructed: straights, arcs and clothoids laid out by scripts/route-data.ts. There is no such road.';

type Extra = Readonly<Record<string, unknown>>;

const write = (id: string, name: string, points: readonly Point[], extra: Extra): void => {
  const coordinates = points.map(([x, y, z]) => [
    Number(x.toFixed(6)),
    Number(y.toFixed(6)),
    Number(z.toFixed(1)),
  ]);
  const properties = { id, name, ...extra };
  const route = { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
  writeFileSync(join(ROOT, 'assets/routes', `${id}.json`), `${JSON.stringify(route)}\n`);
};

const placesOn = (line: readonly Position[], places: readonly Named[]): readonly object[] =>
  places.map(({ id, name, at }) => {
    const [x, y] = positionAlong(line, at);
    return { id, name, position: [Number(x.toFixed(6)), Number(y.toFixed(6))] };
  });

/** Kilometres an hour where the map says nothing: by the kind of road, as in Liechtenstein outside and inside of villages. */
const limitOf = (tags: Tags, open: number): number => {
  if (tags['service'] === 'parking_aisle') return 10;
  const told = Number(tags['maxspeed']);
  if (told > 0) return told;
  const kind = tags['highway'] ?? '';
  if (kind === 'service') return 20;
  return ['residential', 'unclassified', 'living_street'].includes(kind) ? 30 : open;
};

const alongOf = (legs: readonly Leg[]): readonly number[] => {
  let total = 0;
  return legs.map(({ position }, index) => {
    const before = legs[index - 1];
    if (before !== undefined) total += distanceBetween(before.position, position);
    return total;
  });
};

const real = (
  id: string,
  name: string,
  legs: readonly Leg[],
  open: number,
  heights: readonly Height[],
  places: readonly Named[],
  stops: readonly object[] = [],
): void => {
  const along = alongOf(legs);
  const speedLimits: { from: number; limit: number }[] = [];
  const tunnels: { from: number; to: number }[] = [];
  const roundabouts: object[] = [];
  for (const [index, { tags, position }] of legs.entries()) {
    if (index === 0) continue;
    const from = Math.round(along[index - 1] ?? 0);
    const limit = limitOf(tags, open);
    if (speedLimits.at(-1)?.limit !== limit) speedLimits.push({ from, limit });
    const before = legs[index - 1];
    if (tags['tunnel'] === 'yes') {
      const last = tunnels.at(-1);
      if (last?.to === from) last.to = Math.round(along[index] ?? 0);
      else tunnels.push({ from, to: Math.round(along[index] ?? 0) });
    }
    if (tags['junction'] === 'roundabout' && before?.tags['junction'] !== 'roundabout' && index > 1) {
      roundabouts.push({ kind: 'roundabout', position: before?.position ?? position });
    }
  }
  const line = legs.map(({ position }) => position);
  write(
    id,
    name,
    legs.map(({ position: [x, y] }, index) => [x, y, heightAt(heights, along[index] ?? 0)]),
    {
      source: OSM,
      licence: 'ODbL-1.0',
      changes: 'A way through the roads of the extract; coordinates rounded to six decimals',
      assumed:
        'Speed limits where the map has none, heights between known villages, stops: plausible for these roads, not surveyed',
      speedLimits,
      stops: [...roundabouts, ...stops],
      tunnels,
      places: placesOn(line, places),
    },
  );
  console.log(id, Math.round(along.at(-1) ?? 0), 'm', legs.length, 'points', tunnels, speedLimits.length);
};

const roads = readRoads(file);
const over = (...points: readonly Position[]): readonly Leg[] =>
  drive(
    roads,
    points.map((point) => nodeAt(roads, point)),
  );

const mountain = over([9.521, 47.1385], [9.5433663, 47.1186181], [9.6083946, 47.1027934]);
const climb = alongOf(mountain);
const tunnel = mountain.findIndex(({ tags }) => tags['tunnel'] === 'yes');
const [portal, beyond, top] = [climb[tunnel - 1] ?? 0, climb[tunnel] ?? 0, climb.at(-1) ?? 0];
const village =
  climb[mountain.findIndex(({ position }) => distanceBetween(position, [9.5433663, 47.1186181]) < 60)] ??
  5_000;
real(
  'mountain',
  'Vaduz – Malbun',
  mountain,
  60,
  [
    { along: 0, height: 455 },
    { along: village, height: 884 },
    { along: portal, height: 1_245 },
    { along: beyond, height: 1_290 },
    { along: beyond + 600, height: 1_303 },
    { along: top, height: 1_600 },
  ],
  [
    { id: 'vaduz', name: 'Vaduz', at: 0 },
    { id: 'triesenberg', name: 'Triesenberg', at: village },
    { id: 'gnalp', name: 'Gnalp', at: portal },
    { id: 'steg', name: 'Steg', at: beyond + 600 },
    { id: 'malbun', name: 'Malbun', at: top },
  ],
);

const country = over([9.5016, 47.0705], [9.51, 47.1665], [9.5262874, 47.2397558]);
const length = alongOf(country).at(-1) ?? 0;
real(
  'country',
  'Balzers – Ruggell',
  country,
  50,
  [
    { along: 0, height: 474 },
    { along: length / 2, height: 450 },
    { along: length, height: 433 },
  ],
  [
    { id: 'balzers', name: 'Balzers', at: 0 },
    { id: 'triesen', name: 'Triesen', at: length * 0.25 },
    { id: 'schaan', name: 'Schaan', at: length * 0.57 },
    { id: 'ruggell', name: 'Ruggell', at: length },
  ],
);

/** Metres: a line of a car park, driven from one end to the other. */
const aisle = (id: string): readonly Position[] => {
  const nodes = roads.roads.find((road) => road.id === id)?.nodes ?? [];
  return [nodes.at(0), nodes.at(-1)].map((node) => roads.positions.get(node ?? '') ?? [0, 0]);
};
const parking = over([9.5075, 47.1685], ...aisle('1715'), ...aisle('1420').toReversed());
const parked = alongOf(parking).at(-1) ?? 0;
const gate = parking.findIndex(({ tags }) => tags['highway'] === 'service');
real(
  'parking',
  'Schaan: car park',
  parking,
  50,
  [{ along: 0, height: 450 }],
  [
    { id: 'street', name: 'Street', at: 0 },
    { id: 'car-park', name: 'Car park', at: parked },
  ],
  [{ kind: 'stop-sign', position: parking[Math.max(1, gate - 1)]?.position }],
);

for (const { id, name, points, places, extra } of CONSTRUCTED) {
  const line = points.map(([x, y]): Position => [x, y]);
  write(id, name, points, {
    source: NOWHERE,
    licence: 'MIT',
    position: 'In the sea off the Gulf of Guinea, where no road is',
    ...extra,
    places: placesOn(line, places),
  });
  console.log(id, points.length, 'points');
}
