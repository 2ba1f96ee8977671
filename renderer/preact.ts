import type { Alias } from 'vite';

/**
 * What is written against React, here and in the libraries, runs on Preact: a tenth of the script, so that the first view stands
 * after less than twice the time of a bare React page (`npm run bench -- --only page-load`). The longer names stand first.
 */
export const PREACT_FOR_REACT: readonly Alias[] = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: 'preact/compat' },
];
