import { describe, expect, it } from 'vitest';
import { arrange, type Chosen, type Desk, LEAST_SCALE } from './arrange.ts';

const SIZES = {
  regular: { width: 1280, height: 800 },
  wide: { width: 1920, height: 720 },
  portrait: { width: 1080, height: 1920 },
  compact: { width: 800, height: 480 },
} as const;
const usual: Chosen = { size: 'regular', kiosk: false, benchOpen: true, drawerOpen: false, benchWidth: 480 };

const at = (width: number, height: number, chosen: Partial<Chosen> = {}): Desk =>
  arrange({ width, height }, SIZES, { ...usual, ...chosen });

describe('the desk', () => {
  it('shows the unit at its true size where there is room', () => {
    expect(at(1920, 1080)).toMatchObject({ shows: 'desk', scale: 1, bench: { width: 480 } });
  });

  it('makes the unit smaller where it would not fit, and never larger', () => {
    const desk = at(1366, 768);
    expect(desk).toMatchObject({ shows: 'desk' });
    if (desk.shows === 'desk') {
      expect(desk.scale).toBeLessThan(1);
      expect(desk.outer.width).toBeLessThanOrEqual(1366 - 480);
    }
  });

  it('gives a window of exactly a unit size to the unit, with the bench in a drawer', () => {
    for (const layout of ['regular', 'wide', 'portrait', 'compact'] as const)
      expect(at(SIZES[layout].width, SIZES[layout].height)).toMatchObject({
        shows: 'unit',
        layout,
        scale: 1,
        outer: SIZES[layout],
        drawer: { width: 480 },
      });
  });

  it('shows a unit that fills its window smaller beside the open drawer, which covers none of it', () => {
    for (const layout of ['regular', 'wide', 'portrait', 'compact'] as const) {
      const { width, height } = SIZES[layout];
      for (const benchWidth of [360, 720]) {
        const desk = at(width, height, { drawerOpen: true, benchWidth });
        if (desk.shows !== 'unit' || desk.drawer === null) throw new Error(`${layout} has no drawer`);
        expect(desk.outer.width + desk.drawer.width).toBeLessThan(width);
        expect(desk.outer.height / desk.outer.width).toBeCloseTo(height / width);
        expect(desk.scale).toBeGreaterThanOrEqual(LEAST_SCALE);
      }
    }
  });

  it('has no bench in a kiosk, and the layout nearest to its screen', () => {
    const kiosk = { kiosk: true };
    expect(at(1920, 1080, kiosk)).toEqual({
      shows: 'unit',
      layout: 'regular',
      scale: 1,
      outer: { width: 1920, height: 1080 },
      drawer: null,
    });
    expect(at(2560, 900, kiosk)).toMatchObject({ layout: 'wide' });
    expect(at(1200, 1920, kiosk)).toMatchObject({ layout: 'portrait' });
    expect(at(960, 600, kiosk)).toMatchObject({ layout: 'compact' });
  });
});

describe('the width of the bench', () => {
  it('is what was chosen, within its bounds', () => {
    expect(at(1920, 1080, { benchWidth: 600 })).toMatchObject({ bench: { width: 600, most: 720 } });
    expect(at(1920, 1080, { benchWidth: 5000 })).toMatchObject({ bench: { width: 720 } });
    expect(at(1920, 1080, { benchWidth: 10 })).toMatchObject({ bench: { width: 360 } });
  });

  it('gives way before the unit becomes too small to read', () => {
    const desk = at(1100, 800, { benchWidth: 720 });
    expect(desk).toMatchObject({ shows: 'desk', bench: { most: 560, width: 560 } });
    if (desk.shows === 'desk') expect(desk.scale).toBeGreaterThanOrEqual(LEAST_SCALE);
  });

  it('does so where it is a drawer, too', () => {
    expect(at(800, 480, { benchWidth: 720 })).toMatchObject({ drawer: { width: 498, most: 498 } });
  });
});

describe('a window that is too small', () => {
  it('shows no unit below 800 by 480, in a kiosk as on a desk', () => {
    for (const kiosk of [true, false])
      for (const [width, height] of [
        [640, 400],
        [500, 900],
        [1280, 479],
        [799, 800],
      ] as const)
        expect(at(width, height, { kiosk })).toEqual({
          shows: 'too-small',
          least: { width: 800, height: 480 },
          bench: null,
        });
    expect(at(800, 480)).toMatchObject({ shows: 'unit' });
    expect(at(801, 481, { kiosk: true })).toMatchObject({ shows: 'unit' });
  });

  it('is one too where the unit could not be read beside the bench, and says what would do', () => {
    const desk = at(850, 700);
    expect(desk).toMatchObject({ shows: 'too-small', bench: { width: 360 } });
    if (desk.shows !== 'too-small') return;
    expect(at(desk.least.width, desk.least.height)).toMatchObject({ shows: 'desk' });
    expect(at(desk.least.width - 1, desk.least.height)).toMatchObject({ shows: 'too-small' });
    expect(at(850, 700, { benchOpen: false })).toMatchObject({ shows: 'desk' });
  });

  it('counts its height as well', () => {
    expect(at(1600, 700, { size: 'portrait' })).toMatchObject({ shows: 'too-small' });
  });
});
