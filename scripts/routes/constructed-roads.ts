import { construct, type Point } from './construct.ts';

/** A place on a road, metres from its start. */
export type Named = { readonly id: string; readonly name: string; readonly at: number };
/** A road that is nowhere, with what it is to be like. */
export type Constructed = {
  readonly id: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly places: readonly Named[];
  readonly extra: Readonly<Record<string, unknown>>;
};

/** A ring road and a motorway in the sea off the Gulf of Guinea, so that nobody takes them for roads that are there. */
export const CONSTRUCTED: readonly Constructed[] = [
  {
    id: 'ring',
    name: 'Ring road (constructed)',
    points: construct(
      [0.02, 0.01],
      0,
      [
        { length: 300, radius: 0 },
        { length: 240, radius: 90 },
        { length: 700, radius: 0 },
        { length: 2_100, radius: 1_200 },
        { length: 500, radius: 0 },
        { length: 1_900, radius: 900 },
        { length: 900, radius: -1_400 },
        { length: 2_300, radius: 950 },
        { length: 400, radius: 0 },
        { length: 1_900, radius: 1_100 },
        { length: 300, radius: 0 },
        { length: 220, radius: 80 },
        { length: 260, radius: 0 },
      ],
      [
        { along: 0, height: 40 },
        { along: 3_300, height: 62 },
        { along: 5_200, height: 38 },
        { along: 9_500, height: 71 },
        { along: 12_000, height: 42 },
      ],
    ),
    places: [
      { id: 'south', name: 'Junction south', at: 540 },
      { id: 'west', name: 'Junction west', at: 4_100 },
      { id: 'north', name: 'Junction north', at: 8_300 },
      { id: 'exit', name: 'Exit', at: 12_000 },
    ],
    extra: {
      speedLimits: [
        { from: 0, limit: 50 },
        { from: 600, limit: 80 },
        { from: 1_300, limit: 100 },
        { from: 5_700, limit: 80 },
        { from: 8_000, limit: 100 },
        { from: 10_900, limit: 60 },
        { from: 11_700, limit: 50 },
      ],
      stops: [],
      tunnels: [{ from: 6_100, to: 6_750 }],
    },
  },

  {
    id: 'motorway',
    name: 'Motorway (constructed)',
    points: construct(
      [-0.1, -0.15],
      70,
      [
        { length: 200, radius: 0 },
        { length: 250, radius: 60 },
        { length: 900, radius: 0 },
        { length: 3_200, radius: -4_000 },
        { length: 2_500, radius: 0 },
        { length: 4_000, radius: 3_000 },
        { length: 1_800, radius: -1_800 },
        { length: 3_500, radius: 0 },
        { length: 3_800, radius: -2_600 },
        { length: 2_900, radius: 5_000 },
        { length: 2_700, radius: 0 },
        { length: 1_600, radius: 1_500 },
        { length: 2_200, radius: 0 },
        { length: 180, radius: 70 },
        { length: 270, radius: 0 },
      ],
      [
        { along: 0, height: 110 },
        { along: 6_000, height: 140 },
        { along: 11_000, height: 330 },
        { along: 14_500, height: 310 },
        { along: 22_000, height: 90 },
        { along: 30_000, height: 150 },
      ],
    ),
    places: [
      { id: 'entry', name: 'Entry', at: 450 },
      { id: 'services', name: 'Services', at: 9_800 },
      { id: 'crossing', name: 'Motorway crossing', at: 20_500 },
      { id: 'exit', name: 'Exit', at: 29_800 },
    ],
    extra: {
      speedLimits: [
        { from: 0, limit: 60 },
        { from: 700, limit: 130 },
        { from: 9_000, limit: 120 },
        { from: 12_000, limit: 80 },
        { from: 14_600, limit: 130 },
        { from: 19_500, limit: 100 },
        { from: 22_000, limit: 130 },
        { from: 28_900, limit: 60 },
      ],
      stops: [],
      tunnels: [{ from: 12_300, to: 13_900 }],
    },
  },
];
