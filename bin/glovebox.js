#!/usr/bin/env node
// In words that an old Node can read, so that it says what is wrong instead of failing on newer ones.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const entry = new URL('../dist/cli/glovebox.js', import.meta.url);

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(`Glovebox needs Node ${OLDEST} or newer; this is Node ${process.versions.node}.`);
  console.error('From a checkout, `npx glovebox` and the npm scripts take the right one by themselves.');
  process.exitCode = 2;
} else if (!existsSync(fileURLToPath(entry))) {
  console.error('Glovebox has not been built: dist/cli/glovebox.js is missing.');
  console.error('Run `npm run build` first.');
  process.exitCode = 2;
} else {
  // Compiled code is kept beside the packages, not in a folder that other users can write to.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/glovebox', import.meta.url)));
  import(entry.href);
}
