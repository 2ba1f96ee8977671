import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { SECURITY_HEADERS } from './security-headers.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pbf': 'application/x-protobuf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A name that the build derived from the content, so that the content under it never changes. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.[a-z0-9]+$/u;

const headers = (contentType: string, cacheControl: string): Record<string, string> => ({
  ...SECURITY_HEADERS,
  'content-type': contentType,
  'cache-control': cacheControl,
});

const sentence = (status: number, text: string, more: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { ...headers('text/plain; charset=utf-8', 'no-store'), ...more },
  });

/** Every regular file below `folder` by its URL path; links are no regular files and are left out. */
const filesBelow = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  );
};

const pathOf = (url: string): string | null => {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return path === '/' ? '/index.html' : path;
  } catch {
    return null;
  }
};

/**
 * Serves the built renderer, in both hosts.
 *
 * INVARIANT: a request path is only ever looked up among the files that are there, never joined to the folder,
 * so that no path can lead out of it.
 */
export const rendererFiles = (folder: string): ((request: Request) => Promise<Response>) => {
  let known: ReadonlyMap<string, string> = new Map();

  const find = async (path: string): Promise<string | undefined> => {
    const file = known.get(path);
    if (file !== undefined) return file;
    known = await filesBelow(folder); // built anew while the unit runs
    return known.get(path);
  };

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sentence(405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    }
    const path = pathOf(request.url);
    if (path === null) return sentence(400, 'The address is not a valid one.');

    const file = await find(path);
    const body = file === undefined ? null : await readFile(file).catch(() => null);
    if (body === null) {
      return path === '/index.html'
        ? sentence(503, 'The user interface has not been built. Run `npm run build`, then reload this page.')
        : sentence(404, 'There is no such file in the user interface.');
    }
    const contentType = CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    const cacheControl = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: { ...headers(contentType, cacheControl), 'content-length': String(body.byteLength) },
    });
  };
};
