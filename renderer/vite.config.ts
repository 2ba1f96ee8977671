import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { firstView } from './first-view.ts';
import { PREACT_FOR_REACT } from './preact.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The renderer is built to plain files that both hosts serve under one content security policy. */
export default defineConfig({
  root: here('.'),
  base: './',
  // INVARIANT: no schema is made before Zod knows that the policy forbids making code from strings.
  resolve: { alias: [{ find: /^zod\/mini$/, replacement: here('strict-zod.ts') }, ...PREACT_FOR_REACT] },
  plugins: [firstView({ from: here('main.tsx'), fonts: /figtree-latin-wght-normal/ })],
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // INVARIANT: nothing is inlined, because the policy allows fonts, styles and scripts from 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Kilobytes: the map's own library, which is fetched when the map is first opened, is the largest.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // The libraries say of some files that they are for a browser; all of these are.
      checks: { moduleLevelDirective: false },
      output: {
        codeSplitting: {
          groups: [
            // What begins while the first view is on its way, in a file of its own, so that it runs long before.
            {
              name: 'first',
              test: /renderer\/(first|not-loaded|transport\/|text\/(catalogues|last-language))|preload-helper/,
              priority: 4,
            },
            // The first view with React, and nothing that it can do without. One file: each request costs more than the bytes it saves.
            { name: 'view', test: /renderer\/main\.tsx$/, priority: 2 },
            // What several parts of the page share is one file, not thirty, for the same reason.
            { name: 'shared', minShareCount: 2, test: /^(?!.*maplibre)/ },
          ],
        },
      },
    },
  },
});
