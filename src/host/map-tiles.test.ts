import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PMTiles } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTiles } from '../../testing/write-tiles.ts';
import { partOf, TILES_FILE, TILES_SAID } from './map-tiles.ts';
import { pageFiles } from './page-files.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';

let folder: string;
let file: string;
const bytes = writeTiles();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-tiles-'));
  file = join(folder, 'own.pmtiles');
  writeFileSync(file, bytes);
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (path: string, init: RequestInit = {}, map: string | null = file): Promise<Response> =>
  pageFiles(folder, map)(new Request(`http://127.0.0.1:1${path}`, init));
const part = (range: string): Promise<Response> => ask(TILES_FILE, { headers: { range } });

describe('the map file over HTTP', () => {
  it('says whether there is one', async () => {
    expect(await (await ask(TILES_SAID)).json()).toEqual({ tiles: true });
    expect(await (await ask(TILES_SAID, {}, null)).json()).toEqual({ tiles: false });
    expect((await ask(TILES_FILE, { headers: { range: 'bytes=0-9' } }, null)).status).toBe(404);
  });

  it.each([
    ['bytes=0-6', 0, 6],
    ['bytes=120-', 120, bytes.length - 1],
    ['bytes=-5', bytes.length - 5, bytes.length - 1],
    ['bytes=100-999999', 100, bytes.length - 1],
  ])('gives the part %s', async (range, first, last) => {
    const response = await part(range);
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${bytes.length}`);
    expect(response.headers.get('content-length')).toBe(String(last - first + 1));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes.subarray(first, last + 1));
  });

  it.each(['bytes=999999-', 'bytes=9-3', 'bytes=-0', 'bytes=-', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b'])(
    'refuses %s',
    async (range) => {
      const response = await part(range);
      expect(response.status).toBe(416);
      expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
    },
  );

  it('never reads the whole of it, which may be larger than the memory', async () => {
    expect((await ask(TILES_FILE)).status).toBe(400);
    expect((await ask(TILES_FILE, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(bytes.length),
    );
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 2 ** 40 }), (first, length, size) => {
        const found = partOf(`bytes=${first}-${first + length}`, size);
        if (found === null) return;
        expect(found.first).toBe(first);
        expect(found.last).toBeLessThan(size);
        expect(found.last - found.first).toBeLessThan(16 * 1024 * 1024);
      }),
    );
  });

  it('is under the same policy as everything else, and a page beside it is still served', async () => {
    for (const response of [await part('bytes=0-6'), await part('bytes=9-3'), await ask(TILES_SAID)])
      expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(await (await ask('/')).text()).toBe('<!doctype html>');
    expect((await ask(TILES_FILE, { method: 'POST' })).status).toBe(405);
  });

  it('says so when the file has gone', async () => {
    const gone = await ask(TILES_FILE, { headers: { range: 'bytes=0-6' } }, join(folder, 'gone.pmtiles'));
    expect(gone.status).toBe(404);
  });

  it('is what the PMTiles library reads', async () => {
    const archive = new PMTiles({
      getKey: () => 'own',
      getBytes: async (offset, length) => ({
        data: await (await part(`bytes=${offset}-${offset + length - 1}`)).arrayBuffer(),
      }),
    });
    expect(await archive.getHeader()).toMatchObject({ tileType: 1, minZoom: 0, maxZoom: 0 });
    expect(await archive.getMetadata()).toMatchObject({ vector_layers: [{ id: 'earth' }, { id: 'water' }] });
    expect((await archive.getZxy(0, 0, 0))?.data.byteLength).toBeGreaterThan(40);
  });
});
