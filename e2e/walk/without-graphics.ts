import type { Page } from '@playwright/test';

/** As a display without WebGL, on which the map is a drawing. */
export const withoutGraphics = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function get(
      this: HTMLCanvasElement,
      ...[kind, ...rest]: never[]
    ) {
      return String(kind).startsWith('webgl') ? null : Reflect.apply(real, this, [kind, ...rest]);
    } as typeof real;
  });
  await page.reload();
};
