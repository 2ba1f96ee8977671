const NAMES = [
  'ground',
  'water',
  'river',
  'coast',
  'border',
  'green',
  'building',
  'street',
  'street-major',
  'grid',
  'route',
  'route-edge',
  'passed',
  'label',
  'label-soft',
] as const;

/** The colours of the map, as the theme around an element has them. */
export type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

/** Reads the design tokens `--map-*` where `element` stands: a canvas knows no custom properties. */
export const readPalette = (element: Element): Palette => {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    NAMES.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]),
  ) as Palette;
};
