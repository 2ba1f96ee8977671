import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingSchema } from '../src/recording/format.ts';
import { ROOT } from './processes.ts';

// Writes the schema of recordings, for editors and other tools, from the code that reads them.
writeFileSync(
  join(ROOT, 'assets', 'recording.schema.json'),
  `${JSON.stringify(recordingSchema(), null, 2)}\n`,
);
