import { readFileSync } from 'node:fs';
import type { Degrees, Line } from './geometry.ts';

type Geometry =
  | { readonly type: 'Polygon'; readonly arcs: readonly (readonly number[])[] }
  | { readonly type: 'MultiPolygon'; readonly arcs: readonly (readonly (readonly number[])[])[] };

type Topology = {
  readonly transform: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: Readonly<
    Record<
      'countries' | 'land',
      { readonly geometries: readonly (Geometry & { readonly properties?: { readonly name: string } })[] }
    >
  >;
};

/** A polygon: its outer ring first, then its holes, each closed. */
export type Polygon = readonly Line[];

export type Countries = {
  readonly land: readonly Polygon[];
  /** The lines that two countries share. */
  readonly borders: readonly Line[];
  readonly countries: readonly { readonly name: string; readonly polygons: readonly Polygon[] }[];
};

const polygonsOf = (geometry: Geometry): readonly (readonly (readonly number[])[])[] =>
  geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;

/** Reads a file of the world-atlas package: TopoJSON, delta-coded and quantised. */
export const readTopology = (file: string): Countries => {
  const { transform, arcs, objects }: Topology = JSON.parse(readFileSync(file, 'utf8'));
  const lines = arcs.map((arc): Line => {
    let [x, y] = [0, 0];
    return arc.map(([right, up]): Degrees => {
      x += right;
      y += up;
      return [
        x * transform.scale[0] + transform.translate[0],
        y * transform.scale[1] + transform.translate[1],
      ];
    });
  });
  const arcAt = (index: number): Line =>
    index >= 0 ? (lines[index] ?? []) : (lines[~index] ?? []).toReversed();
  const ring = (indexes: readonly number[]): Line =>
    indexes.flatMap((index, place) => arcAt(index).slice(place === 0 ? 0 : 1));
  const polygons = (geometry: Geometry): readonly Polygon[] =>
    polygonsOf(geometry).map((rings) => rings.map(ring));

  const users = new Map<number, number>();
  for (const country of objects.countries.geometries) {
    const own = new Set(
      polygonsOf(country)
        .flat(2)
        .map((index) => (index < 0 ? ~index : index)),
    );
    for (const index of own) users.set(index, (users.get(index) ?? 0) + 1);
  }
  return {
    land: objects.land.geometries.flatMap(polygons),
    borders: lines.filter((_, index) => (users.get(index) ?? 0) > 1),
    countries: objects.countries.geometries.map((country) => ({
      name: country.properties?.name ?? '',
      polygons: polygons(country),
    })),
  };
};
