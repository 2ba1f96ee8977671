import { describe, expect, it } from 'vitest';
import { gridAround, onScreen } from './camera.ts';
import { cameraAround, distancesAlong, projectionAt, scaleBar, unwrapped, upTo } from './projection.ts';

const SQUARE = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
];

describe('the projection', () => {
  it('makes a metre on the ground a metre in the drawing, to one in a thousand, and puts north up', () => {
    const project = projectionAt([5.47, 51.44]);
    // One minute of latitude is one nautical mile, 1855 m on the sphere that Web Mercator uses.
    const north = project([5.47, 51.44 + 1 / 60]);
    expect(north.x).toBeCloseTo(0);
    expect(Math.abs(north.y + 1855.3) / 1855.3).toBeLessThan(0.001);
    const east = project([5.47 + 1 / 60, 51.44]);
    expect(east.x / (1855.3 * Math.cos((51.44 * Math.PI) / 180))).toBeCloseTo(1, 3);
    expect(east.y).toBeCloseTo(0);
  });
});

describe('the driven part', () => {
  const distances = distancesAlong(SQUARE);

  it('is cut exactly where the car is', () => {
    expect(distances).toEqual([0, 100, 200]);
    expect(upTo(SQUARE, distances, 150)).toEqual([
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 50 },
    ]);
  });

  it('is the whole route at its end and beyond', () => {
    expect(upTo(SQUARE, distances, 500)).toEqual(SQUARE);
  });

  it('is a single point at the start', () => {
    expect(upTo(SQUARE, distances, 0)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ]);
  });
});

describe('the camera', () => {
  it('has every point of the overview inside the margin', () => {
    const size = { width: 1000, height: 500 };
    const camera = cameraAround(
      [
        { x: -4000, y: 0 },
        { x: 3000, y: 2500 },
      ],
      size,
      100,
    );
    for (const point of [
      { x: -4000, y: 0 },
      { x: 3000, y: 2500 },
    ]) {
      const { x, y } = onScreen(camera, { x: 500, y: 250 }, point);
      expect(x).toBeGreaterThanOrEqual(99.9);
      expect(x).toBeLessThanOrEqual(900.1);
      expect(y).toBeGreaterThanOrEqual(99.9);
      expect(y).toBeLessThanOrEqual(400.1);
    }
  });

  it('turns the map so that the heading points up', () => {
    const camera = { centre: { x: 0, y: 0 }, scale: 1, rotation: 90 };
    const ahead = onScreen(camera, { x: 0, y: 0 }, { x: 10, y: 0 });
    expect(ahead.x).toBeCloseTo(0);
    expect(ahead.y).toBeCloseTo(-10);
  });

  it('never spins the long way round', () => {
    expect(unwrapped(350, 10)).toBe(370);
    expect(unwrapped(370, 350)).toBe(350);
    expect(unwrapped(10, 200)).toBe(-160);
  });

  it('draws grid lines on whole steps only', () => {
    expect(gridAround({ x: 30, y: 30 }, 50, 50)).toBe('M0 -20V80M50 -20V80M-20 0H80M-20 50H80');
  });
});

describe('the scale bar', () => {
  it('has a round length that fits', () => {
    expect(scaleBar(0.42, 190)).toEqual({ metres: 200, pixels: 84 });
    expect(scaleBar(0.05, 190).metres).toBe(2000);
    expect(scaleBar(0.42, 190, 'imperial').metres / 0.3048).toBeCloseTo(1000, 6);
    expect(scaleBar(0.05, 190, 'imperial').metres / 1609.344).toBeCloseTo(2, 6);
  });
});
