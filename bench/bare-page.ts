import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../scripts/processes.ts';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

/**
 * Builds the bare React page into `folder` as the product's page is built, serves it, and gives `work` its address.
 * @param headers of every answer, besides the type of what it holds
 */
export const withBarePage = async <T>(
  folder: string,
  work: (url: string) => Promise<T>,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> => {
  await build({
    configFile: false,
    root: join(ROOT, 'bench/bare-page'),
    base: './',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  });
  const server = createServer(({ url = '/' }, answer) => {
    const path = url === '/' ? '/index.html' : url;
    try {
      const body = readFileSync(join(folder, path));
      answer
        .writeHead(200, { ...headers, 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain' })
        .end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const address = server.address();
    return await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  } finally {
    server.close();
  }
};
