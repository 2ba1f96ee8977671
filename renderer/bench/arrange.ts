import type { Layout, UNIT_SIZES } from '../state/view.ts';

export type Size = { readonly width: number; readonly height: number };

/** How thick the bezel is, and the space around it, in pixels. */
export const BEZEL = 22;
const ROOM = 24;
const TOGGLE_WIDTH = 28;

/** How wide the bench may be, in pixels. */
export const BENCH_WIDTHS = { least: 360, usual: 480, most: 720 } as const;
/** How wide the tab is that opens the bench where it is a drawer. */
const HANDLE_WIDTH = 22;

/** The smallest unit there is; a window below it can show none. */
export const LEAST_WINDOW: Size = { width: 800, height: 480 };
/** A unit that is shown smaller than this can't be read. */
export const LEAST_SCALE = 0.35;

/** How wide the bench is, and how wide it may be made in this window. */
export type BenchRoom = { readonly width: number; readonly most: number };

/** A unit as it stands on the desk, with what is around it. */
export type Shown = { readonly layout: Layout; readonly scale: number; readonly outer: Size };

export type Desk =
  | (Shown & { readonly shows: 'unit'; readonly drawer: BenchRoom | null })
  | (Shown & { readonly shows: 'desk'; readonly bench: BenchRoom })
  /** The window is too small for any unit; or, with a bench, for the chosen unit beside it. */
  | { readonly shows: 'too-small'; readonly least: Size; readonly bench: BenchRoom | null };

/** What the person at the desk has chosen. */
export type Chosen = {
  readonly size: Layout;
  readonly kiosk: boolean;
  readonly benchOpen: boolean;
  readonly drawerOpen: boolean;
  readonly benchWidth: number;
};

/** The layout whose proportions are nearest to those of `size`; a small window of any shape is a compact one. */
export const nearestLayout = (size: Size, sizes: typeof UNIT_SIZES): Layout => {
  if (size.width < 1000 && size.width >= size.height) return 'compact';
  const ratio = Math.log(size.width / size.height);
  const distance = (layout: Layout): number =>
    Math.abs(Math.log(sizes[layout].width / sizes[layout].height) - ratio);
  const candidates: readonly Layout[] = ['regular', 'wide', 'portrait'];
  return candidates.reduce((best, layout) => (distance(layout) < distance(best) ? layout : best));
};

const benchRoom = (wanted: number, room: number): BenchRoom => {
  const most = Math.max(BENCH_WIDTHS.least, Math.min(BENCH_WIDTHS.most, Math.floor(room)));
  return { width: Math.max(BENCH_WIDTHS.least, Math.min(most, wanted)), most };
};

const scaled = ({ width, height }: Size, scale: number): Size => ({
  width: width * scale,
  height: height * scale,
});

/**
 * How the window is shared. A kiosk has the unit alone; a window of exactly a unit's size is filled by it, and by a
 * smaller one beside the open drawer, which would cover what is to be touched; any other
 * shows the unit in its bezel at true size, and smaller where it would not fit, down to what can still be read.
 */
export const arrange = (available: Size, sizes: typeof UNIT_SIZES, chosen: Chosen): Desk => {
  if (available.width < LEAST_WINDOW.width || available.height < LEAST_WINDOW.height)
    return { shows: 'too-small', least: LEAST_WINDOW, bench: null };
  const exact = (Object.keys(sizes) as Layout[]).find(
    (layout) => sizes[layout].width === available.width && sizes[layout].height === available.height,
  );
  if (chosen.kiosk) {
    const layout = exact ?? nearestLayout(available, sizes);
    return { shows: 'unit', layout, scale: 1, outer: available, drawer: null };
  }
  if (exact !== undefined) {
    const beside = available.width - HANDLE_WIDTH;
    const drawer = benchRoom(chosen.benchWidth, beside - Math.ceil(available.width * LEAST_SCALE));
    const scale = chosen.drawerOpen ? (beside - drawer.width) / available.width : 1;
    return { shows: 'unit', layout: exact, scale, outer: scaled(available, scale), drawer };
  }

  const { width, height } = sizes[chosen.size];
  const outer = { width: width + 2 * BEZEL, height: height + 2 * BEZEL };
  const around = { width: TOGGLE_WIDTH + 2 * ROOM, height: 2 * ROOM };
  // The bench gives way before the unit becomes too small to read.
  const bench = benchRoom(
    chosen.benchWidth,
    available.width - around.width - Math.ceil(outer.width * LEAST_SCALE),
  );
  const benchWidth = chosen.benchOpen ? bench.width : 0;
  const scale = Math.min(
    1,
    (available.width - around.width - benchWidth) / outer.width,
    (available.height - around.height) / outer.height,
  );
  if (scale < LEAST_SCALE) {
    const least = {
      width: Math.max(LEAST_WINDOW.width, Math.ceil(outer.width * LEAST_SCALE) + around.width + benchWidth),
      height: Math.max(LEAST_WINDOW.height, Math.ceil(outer.height * LEAST_SCALE) + around.height),
    };
    return { shows: 'too-small', least, bench };
  }
  return {
    shows: 'desk',
    layout: chosen.size,
    scale,
    outer: scaled(outer, scale),
    bench,
  };
};
