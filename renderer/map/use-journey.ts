import { useMemo } from 'react';
import type { Position } from '../../src/contract/car.ts';
import { useUnit } from '../state/use.ts';
import type { RouteParts } from './gl/route-layers.ts';
import { between, type Guidance, guidanceAt, type MeasuredLine, manoeuvresOf } from './guidance.ts';
import type { Laid, ShownRoute } from './use-drive.ts';

/** Metres to which the drawn line follows the car; the car's own mark covers as much. */
const COARSE = 5;

/** Where a drive is going, and what comes next. */
export type Journey = {
  readonly guidance: Guidance;
  /** Metres. */
  readonly left: number;
};

/** What the driver is told; null without a drive or without a destination on its route. */
export const useJourney = (shown: ShownRoute | null): Journey | null => {
  const laid = shown?.driven === true ? shown.laid : null;
  const manoeuvres = useMemo(() => (laid === null ? [] : manoeuvresOf(laid)), [laid]);
  const along = useUnit(({ motion }) => (motion === null ? null : Math.round(motion.distance)));
  const goal = useUnit(({ state }) =>
    state?.destination == null || state.destination.route !== state.drive?.route
      ? null
      : state.destination.along,
  );
  if (laid === null || along === null || goal === null) return null;
  return { guidance: guidanceAt(manoeuvres, along, goal), left: Math.max(0, goal - along) };
};

/** The route in degrees with the car's own metres along it, so that it can be cut where the car is. */
const inDegrees = (geometry: readonly Position[], { distances }: Laid): MeasuredLine => ({
  line: geometry.map(([x, y]) => ({ x, y })),
  distances,
});

/** The route in its three parts: driven, ahead, and beyond the destination. */
export const useRouteParts = (shown: ShownRoute | null): RouteParts => {
  const measured = useMemo(
    () => (shown === null ? null : inDegrees(shown.route.geometry, shown.laid)),
    [shown],
  );
  const driven = shown?.driven === true;
  const along = useUnit(({ motion }) => (driven ? Math.round((motion?.distance ?? 0) / COARSE) * COARSE : 0));
  const id = shown?.route.id;
  const goal = useUnit(({ state }) =>
    state?.destination != null && state.destination.route === id ? state.destination.along : null,
  );
  return useMemo(() => {
    if (measured === null) return { passed: [], ahead: [], rest: [] };
    const length = measured.distances.at(-1) ?? 0;
    const end = Math.min(length, goal ?? length);
    const cut = (from: number, to: number): readonly Position[] =>
      to <= from ? [] : between(measured, from, to).map(({ x, y }): Position => [x, y]);
    return {
      passed: along <= 0 ? [] : cut(0, Math.min(along, length)),
      ahead: cut(Math.min(along, length), Math.max(end, along)),
      rest: cut(Math.max(end, along), length),
    };
  }, [measured, along, goal]);
};
