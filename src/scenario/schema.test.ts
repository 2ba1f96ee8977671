import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import { scenarioSchema } from './schema.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'scenarios');
const published: unknown = JSON.parse(readFileSync(join(ROOT, 'assets', 'scenario.schema.json'), 'utf8'));
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(published as object);

describe('the published schema', () => {
  it('is what the definition says (node scripts/scenario-schema.ts writes it)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(scenarioSchema())));
  });

  it.each(files)('fits %s, which names it for editors', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const up = '../'.repeat(name.split('/').length);
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}assets/scenario.schema.json`);
    validate(readDocument(text, name).tree);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refuses what the definition refuses', () => {
    const text = readFileSync(join(FOLDER, 'off-means-off.yaml'), 'utf8');
    expect(validate(readDocument(text.replace('drive:', 'drvie:'), 's').tree)).toBe(false);
    expect(validate(readDocument(text.replace('geolocation: off', 'geolocation: of'), 's').tree)).toBe(false);
  });
});
