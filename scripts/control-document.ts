import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { controlDocument, controlDocumentText } from '../src/cli/control-document.ts';
import { ROOT } from './processes.ts';

// Writes the AsyncAPI document of the control API from the contract's own table, once the parser found nothing wrong
// with it. That takes some ten seconds, so the tests ask only whether what was written is still what would be.
const wrong = await new Parser().validate(JSON.stringify(controlDocument()));
for (const { message, path } of wrong) console.error(`${path.join('/')}: ${message}`);
if (wrong.length > 0) process.exitCode = 1;
else writeFileSync(join(ROOT, 'assets', 'control.asyncapi.yaml'), controlDocumentText());
