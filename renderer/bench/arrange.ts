import type { Layout, UNIT_SIZES } from '../state/view.ts';

type Size = { readonly width: number; readonly height: number };

/** How thick the bezel is, the space around it, and how wide the bench is, in pixels. */
export const BEZEL = 22;
const ROOM = 24;
export const BENCH_WIDTH = 480;
const TOGGLE_WIDTH = 28;

export type Desk =
  | { readonly fills: true; readonly layout: Layout; readonly bench: 'drawer' | 'none' }
  | { readonly fills: false; readonly layout: Layout; readonly scale: number; readonly outer: Size };

/** The layout whose proportions are nearest to those of `size`; a small window of any shape is a compact one. */
export const nearestLayout = (size: Size, sizes: typeof UNIT_SIZES): Layout => {
  if (size.width < 1000 && size.width >= size.height) return 'compact';
  const ratio = Math.log(size.width / size.height);
  const distance = (layout: Layout): number =>
    Math.abs(Math.log(sizes[layout].width / sizes[layout].height) - ratio);
  const candidates: readonly Layout[] = ['regular', 'wide', 'portrait'];
  return candidates.reduce((best, layout) => (distance(layout) < distance(best) ? layout : best));
};

/**
 * How the window is shared. A kiosk has the unit alone; a window of exactly a unit's size is filled by it; any other
 * shows the unit in its bezel at true size, and smaller only where it would not fit.
 */
export const arrange = (
  available: Size,
  sizes: typeof UNIT_SIZES,
  chosen: Layout,
  { kiosk, benchOpen }: { readonly kiosk: boolean; readonly benchOpen: boolean },
): Desk => {
  const exact = (Object.keys(sizes) as Layout[]).find(
    (layout) => sizes[layout].width === available.width && sizes[layout].height === available.height,
  );
  if (kiosk) return { fills: true, layout: exact ?? nearestLayout(available, sizes), bench: 'none' };
  if (exact !== undefined) return { fills: true, layout: exact, bench: 'drawer' };
  const { width, height } = sizes[chosen];
  const outer = { width: width + 2 * BEZEL, height: height + 2 * BEZEL };
  const room = {
    width: available.width - TOGGLE_WIDTH - (benchOpen ? BENCH_WIDTH : 0) - 2 * ROOM,
    height: available.height - 2 * ROOM,
  };
  const scale = Math.max(0.2, Math.min(1, room.width / outer.width, room.height / outer.height));
  return {
    fills: false,
    layout: chosen,
    scale,
    outer: { width: outer.width * scale, height: outer.height * scale },
  };
};
