import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The renderer is built to plain files that both hosts serve under one content security policy. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // INVARIANT: nothing is inlined, because the policy allows fonts, styles and scripts from 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Kilobytes: the map's own library, which is fetched when the map is first opened, is the largest.
    chunkSizeWarningLimit: 1200,
    // What several parts of the page share is one file, not thirty: each request costs more than the bytes it saves.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, test: /^(?!.*maplibre)/ }] } },
    },
  },
});
