import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';

const SIZES = {
  regular: { width: 1280, height: 800 },
  wide: { width: 1920, height: 720 },
  portrait: { width: 1080, height: 1920 },
  compact: { width: 800, height: 480 },
} as const;
const open = { kiosk: false, benchOpen: true };

describe('the desk', () => {
  it('shows the unit at its true size where there is room', () => {
    expect(arrange({ width: 1920, height: 1080 }, SIZES, 'regular', open)).toMatchObject({
      fills: false,
      scale: 1,
    });
  });

  it('makes the unit smaller where it would not fit, and never larger', () => {
    const desk = arrange({ width: 1366, height: 768 }, SIZES, 'regular', open);
    expect(desk).toMatchObject({ fills: false });
    if (!desk.fills) {
      expect(desk.scale).toBeLessThan(1);
      expect(desk.outer.width).toBeLessThanOrEqual(1366 - 480);
    }
  });

  it('gives a window of exactly a unit size to the unit, with the bench in a drawer', () => {
    for (const layout of ['regular', 'wide', 'portrait', 'compact'] as const)
      expect(arrange(SIZES[layout], SIZES, 'regular', open)).toEqual({
        fills: true,
        layout,
        bench: 'drawer',
      });
  });

  it('has no bench in a kiosk, and the layout nearest to its screen', () => {
    const kiosk = { kiosk: true, benchOpen: true };
    const at = (width: number, height: number) => arrange({ width, height }, SIZES, 'regular', kiosk);
    expect(at(1920, 1080)).toEqual({ fills: true, layout: 'regular', bench: 'none' });
    expect(at(2560, 900)).toMatchObject({ layout: 'wide' });
    expect(at(1200, 1920)).toMatchObject({ layout: 'portrait' });
    expect(at(640, 480)).toMatchObject({ layout: 'compact' });
  });
});
