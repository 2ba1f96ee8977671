import type { Insets, MapMode } from '../../map/gl/map-port.ts';
import type { Size } from '../../map/use-size.ts';

/** Room around a route that is shown whole, and for the pin that stands on its end. */
const MARGIN = 40;
const PIN = 52;

/**
 * How much of each edge of the map lies under something else, so that what matters is drawn where it is seen. A car
 * that is followed has more road ahead of it than behind.
 */
export const insetsFor = (size: Size | null, mode: MapMode): Insets => {
  if (size === null) return { top: 0, right: 0, bottom: 0, left: 0 };
  const { width, height } = size;
  const upright = height > width;
  const side = upright ? 0 : Math.min(460, width * 0.42);
  if (mode === 'overview') {
    return {
      top: upright ? height * 0.27 : MARGIN + PIN,
      right: Math.min(140, width * 0.16),
      bottom: upright ? 240 : Math.min(170, height * 0.24),
      left: side + MARGIN,
    };
  }
  return { top: height * (upright ? 0.42 : 0.36), right: 0, bottom: 0, left: side };
};
