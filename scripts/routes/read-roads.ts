import { readFileSync } from 'node:fs';
import sax from 'sax';
import { distanceBetween } from '../../simulator/geodesy.ts';
import type { Position } from '../../src/contract/car.ts';

export type Tags = Readonly<Record<string, string>>;
export type Road = { readonly id: string; readonly tags: Tags; readonly nodes: readonly string[] };
export type Roads = { readonly positions: ReadonlyMap<string, Position>; readonly roads: readonly Road[] };

/** A node of a drive, with the road that leads to it; none leads to the first. */
export type Leg = { readonly position: Position; readonly tags: Tags };

/** How much longer than a main road the driver would rather go. */
const DETOUR: Readonly<Record<string, number>> = {
  primary: 1,
  secondary: 1.05,
  tertiary: 1.2,
  unclassified: 1.5,
  residential: 1.5,
  living_street: 2,
  service: 1.5,
};

/** The roads for cars in an OpenStreetMap XML file. */
export const readRoads = (file: string): Roads => {
  const positions = new Map<string, Position>();
  const roads: Road[] = [];
  let nodes: string[] = [];
  let tags: Record<string, string> = {};
  let id = '';
  const parser = sax.parser(true, { position: false });
  parser.onopentag = ({ name, attributes }) => {
    const of = attributes as Record<string, string>;
    if (name === 'node') positions.set(of['id'] ?? '', [Number(of['lon']), Number(of['lat'])]);
    else if (name === 'way') [id, nodes, tags] = [of['id'] ?? '', [], {}];
    else if (name === 'nd') nodes.push(of['ref'] ?? '');
    else if (name === 'tag') tags[of['k'] ?? ''] = of['v'] ?? '';
  };
  parser.onclosetag = (name) => {
    if (name === 'way' && (tags['highway'] ?? '') in DETOUR) {
      roads.push({ id, tags, nodes: nodes.filter((node) => positions.has(node)) });
    }
  };
  const text = readFileSync(file, 'utf8');
  for (let from = 0; from < text.length; from += 65_536) parser.write(text.slice(from, from + 65_536));
  parser.close();
  return { positions, roads };
};

type Edge = { readonly to: string; readonly cost: number; readonly tags: Tags };

/** The quickest way over the given nodes, as a driver would take it (E. W. Dijkstra, 1959). */
export const drive = ({ positions, roads }: Roads, over: readonly string[]): readonly Leg[] => {
  const edges = new Map<string, Edge[]>();
  const at = (node: string): Position => positions.get(node) ?? [0, 0];
  const join = (from: string, to: string, tags: Tags): void => {
    const cost = distanceBetween(at(from), at(to)) * (DETOUR[tags['highway'] ?? ''] ?? 9);
    edges.set(from, [...(edges.get(from) ?? []), { to, cost, tags }]);
  };
  for (const { tags, nodes } of roads) {
    const isOneWay = tags['oneway'] === 'yes' || tags['junction'] === 'roundabout';
    for (const [index, to] of nodes.entries()) {
      const from = nodes[index - 1];
      if (from === undefined) continue;
      join(from, to, tags);
      if (!isOneWay) join(to, from, tags);
    }
  }
  const between = (start: string, end: string): readonly Leg[] => {
    const costs = new Map([[start, 0]]);
    const from = new Map<string, { readonly node: string; readonly tags: Tags }>();
    const open = new Set([start]);
    while (open.size > 0) {
      const here = [...open].reduce((best, node) =>
        (costs.get(node) ?? 0) < (costs.get(best) ?? 0) ? node : best,
      );
      open.delete(here);
      if (here === end) break;
      for (const { to, cost, tags } of edges.get(here) ?? []) {
        const total = (costs.get(here) ?? 0) + cost;
        if (total >= (costs.get(to) ?? Number.POSITIVE_INFINITY)) continue;
        costs.set(to, total);
        from.set(to, { node: here, tags });
        open.add(to);
      }
    }
    const legs: Leg[] = [];
    for (let node = end; node !== start; ) {
      const before = from.get(node);
      if (before === undefined) throw new Error(`No road leads from ${start} to ${end}.`);
      legs.push({ position: at(node), tags: before.tags });
      node = before.node;
    }
    return legs.reverse();
  };
  const legs = over.slice(1).flatMap((end, index) => between(over[index] ?? '', end));
  return [{ position: at(over[0] ?? ''), tags: legs[0]?.tags ?? {} }, ...legs];
};

/** The node of a road for cars that is nearest to a position. */
export const nodeAt = ({ positions, roads }: Roads, position: Position): string => {
  const all = roads.flatMap(({ nodes }) => nodes);
  const away = (node: string): number => distanceBetween(positions.get(node) ?? [0, 0], position);
  return all.reduce((best, node) => (away(node) < away(best) ? node : best));
};
