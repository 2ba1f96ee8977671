import { open } from 'node:fs/promises';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Where the page asks whether there is a map file, and where it reads it. */
export const TILES_SAID = '/map/tiles.json';
export const TILES_FILE = '/map/tiles.pmtiles';

/** The most bytes that one answer holds; a tile or a directory is far smaller. */
const LONGEST = 16 * 1024 * 1024;

type Part = { readonly first: number; readonly last: number };

/**
 * The part of a file that a `Range` asks for (RFC 9110 §14.1.2): one range of bytes, at most {@link LONGEST} long.
 * `null` where it names none that the file has, or more than one.
 */
export const partOf = (range: string, size: number): Part | null => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(range.trim()) ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > end || (from === '' && Number(to) === 0)) return null;
  return { first, last: Math.min(end, first + LONGEST - 1) };
};

const answer = (
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  more: Record<string, string>,
) =>
  new Response(body, {
    status,
    headers: { ...SECURITY_HEADERS, 'cache-control': 'no-cache', 'accept-ranges': 'bytes', ...more },
  });

const say = (status: number, sentence: string, more: Record<string, string> = {}): Response =>
  answer(status, `${sentence}\n`, { 'content-type': 'text/plain; charset=utf-8', ...more });

const readPart = async (file: string, { method, headers }: Request): Promise<Response> => {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return say(404, 'The map file is no longer there.');
  try {
    const { size } = await handle.stat();
    const type = { 'content-type': 'application/vnd.pmtiles' };
    if (method === 'HEAD') return answer(200, null, { ...type, 'content-length': String(size) });
    const range = headers.get('range');
    // The whole of it may be larger than the memory of this machine.
    if (range === null) return say(400, 'Ask for a part of this file, with a Range.');
    const part = partOf(range, size);
    if (part === null) return say(416, 'The file has no such part.', { 'content-range': `bytes */${size}` });
    const bytes = new Uint8Array(part.last - part.first + 1);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, part.first);
    return answer(206, bytes.subarray(0, bytesRead), {
      ...type,
      'content-length': String(bytesRead),
      'content-range': `bytes ${part.first}-${part.first + bytesRead - 1}/${size}`,
    });
  } finally {
    await handle.close();
  }
};

/** Answers for the map file, and for nothing else: `null` is "not mine". */
export const mapTiles =
  (file: string | null): ((request: Request) => Promise<Response | null>) =>
  async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    if (!URL.canParse(request.url)) return null;
    const { pathname } = new URL(request.url);
    if (pathname === TILES_SAID) {
      const said = JSON.stringify({ tiles: file !== null });
      return answer(200, request.method === 'HEAD' ? null : said, { 'content-type': 'application/json' });
    }
    return pathname === TILES_FILE && file !== null ? readPart(file, request) : null;
  };
