import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioSchema } from '../src/scenario/schema.ts';
import { ROOT } from './processes.ts';

// Writes the schema of scenarios, for editors, from the definition that the files are checked with.
writeFileSync(join(ROOT, 'assets', 'scenario.schema.json'), `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
