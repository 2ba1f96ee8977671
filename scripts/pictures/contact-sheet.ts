import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';

export type Picture = {
  readonly scene: string;
  /** `1280x800, night`, say: one column of the sheet. */
  readonly column: string;
  readonly path: string;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One page with every picture as a thumbnail: a row a scene, a column a size and theme. */
const markup = (folder: string, pictures: readonly Picture[]): string => {
  const columns = [...new Set(pictures.map(({ column }) => column))];
  const scenes = [...new Set(pictures.map(({ scene }) => scene))];
  const cell = (scene: string, column: string): string => {
    const found = pictures.find((picture) => picture.scene === scene && picture.column === column);
    return found === undefined ? '<td></td>' : `<td><img src="${relative(folder, found.path)}"></td>`;
  };
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 16px; font: 13px system-ui, sans-serif; background: #8d938f; color: #111 }
    table { border-collapse: separate; border-spacing: 8px } td { vertical-align: middle }
    th { text-align: left; font-weight: 600; max-width: 130px } img { display: block; max-width: 264px; max-height: 220px }
  </style><table><tr><th></th>${columns.map((column) => `<th>${escaped(column)}</th>`).join('')}</tr>${scenes
    .map(
      (scene) =>
        `<tr><th>${escaped(scene)}</th>${columns.map((column) => cell(scene, column)).join('')}</tr>`,
    )
    .join('')}</table>`;
};

/** Writes `contact-sheet.html` and `contact-sheet.png` into `folder`, so that a person sees the whole product in a minute. */
export const contactSheet = async (
  browser: Browser,
  folder: string,
  pictures: readonly Picture[],
  write: (path: string, text: string) => void,
): Promise<string> => {
  const html = `${folder}/contact-sheet.html`;
  const png = `${folder}/contact-sheet.png`;
  write(html, markup(folder, pictures));
  const page = await browser.newPage({ viewport: { width: 2400, height: 1200 } });
  await page.goto(pathToFileURL(html).href);
  await page.screenshot({ path: png, fullPage: true });
  await page.close();
  return png;
};
