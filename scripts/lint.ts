import { installed, run } from './processes.ts';
import { checkTypes } from './types.ts';

// Format, lint and types, each reported even where another failed.
const { code } = await run(installed('biome'), ['ci', '.']);
const wrong = await checkTypes();
process.exitCode = code === 0 && wrong === 0 ? 0 : 1;
