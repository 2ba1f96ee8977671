import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rendererFiles } from './renderer-files.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';

let root: string;
let answer: (path: string, method?: string) => Promise<Response>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'glovebox-renderer-'));
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-Ab3_d-9Z.js'), 'export {}');
  writeFileSync(join(folder, 'a b.svg'), '<svg/>');
  symlinkSync(join(root, 'secret.txt'), join(folder, 'link.txt'));
  const files = rendererFiles(folder);
  answer = (path, method = 'GET') => files(new Request(`http://127.0.0.1:1${path}`, { method }));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('rendererFiles', () => {
  it('serves the page for the root, to be asked for anew each time', async () => {
    const response = await answer('/');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('lets a browser keep what has its content in its name', async () => {
    const response = await answer('/assets/index-Ab3_d-9Z.js');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('text/javascript');
  });

  it('gives every answer, refusals too, the same protection', async () => {
    for (const response of [await answer('/'), await answer('/none'), await answer('/', 'POST')]) {
      expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      const allowed = response.headers.get('permissions-policy')?.split(', ') ?? [];
      // The microphone for the page itself, and of the rest nothing for anybody.
      expect(allowed.filter((feature) => !feature.endsWith('=()'))).toEqual(['microphone=(self)']);
      expect(allowed).toEqual(expect.arrayContaining(['geolocation=()', 'camera=()', 'display-capture=()']));
    }
  });

  it('reaches nothing outside its folder, however the path is written', async () => {
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '//secret.txt',
      '/index.html%00.txt',
      `/${encodeURIComponent(join(root, 'secret.txt'))}`,
      '/link.txt',
    ];
    for (const path of paths) {
      const response = await answer(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).not.toContain('secret');
    }
    expect((await answer('/%ff')).status).toBe(400);
  });

  it('finds files with spaces, and files that appeared after the first request', async () => {
    expect((await answer('/a%20b.svg')).headers.get('content-type')).toBe('image/svg+xml');
    expect((await answer('/later.json')).status).toBe(404);
    writeFileSync(join(root, 'renderer', 'later.json'), '{}');
    expect((await answer('/later.json')).status).toBe(200);
  });

  it('answers HEAD without a body and refuses what would change something', async () => {
    const head = await answer('/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await answer('/', 'DELETE')).status).toBe(405);
  });

  it('says what to do when the renderer was not built', async () => {
    const response = await rendererFiles(join(root, 'nothing'))(new Request('glovebox://unit/'));
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});

it("the renderer may connect to 'self' alone", () => {
  expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'self';");
  expect(CONTENT_SECURITY_POLICY).toContain("worker-src 'self';");
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|wss?:/u);
});
