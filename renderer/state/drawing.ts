import { createStore } from 'zustand/vanilla';
import type { Position } from '../../src/contract/car.ts';

/** A route that is being drawn on the map of this window; nothing of it is with the unit before it is saved (R20). */
export type Drawing = {
  /** Whether the map is there to be drawn on. What was drawn stays while it is not. */
  readonly open: boolean;
  readonly points: readonly Position[];
};

export const NOTHING_DRAWN: Drawing = { open: false, points: [] };

export const drawing = createStore<Drawing>(() => NOTHING_DRAWN);

export const startDrawing = (): void => drawing.setState({ open: true });
export const stopDrawing = (): void => drawing.setState({ open: false });
/** Takes a line away whole: it was saved, cleared, or drawn by somebody who no longer drives (R5). */
export const forgetDrawing = (): void => drawing.setState(NOTHING_DRAWN, true);
export const setPoint = (point: Position): void =>
  drawing.setState(({ points }) => ({ points: [...points, point] }));
export const undoPoint = (): void => drawing.setState(({ points }) => ({ points: points.slice(0, -1) }));
export const clearPoints = (): void => drawing.setState({ points: [] });
