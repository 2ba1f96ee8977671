/** The sizes that units are built in, one a layout. */
export const SIZES = {
  regular: { width: 1280, height: 800 },
  wide: { width: 1920, height: 720 },
  portrait: { width: 1080, height: 1920 },
  compact: { width: 800, height: 480 },
} as const;

export type LayoutName = keyof typeof SIZES;
