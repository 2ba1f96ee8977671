import * as z from 'zod/mini';
import { file } from './language.ts';

type Json = { [key: string]: unknown };

/** In a file, a parameter may stand wherever its value may. */
const PLACEHOLDER = { type: 'string', pattern: '\\$\\{.+\\}' } as const;

const isPlain = ({ type }: Json): boolean => type === 'number' || type === 'integer' || type === 'boolean';

/** The language as JSON Schema, so that editors complete and check scenario files: `assets/scenario.schema.json`. */
export const scenarioSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'scenario.schema.json',
  title: 'A scenario of Glovebox, or a part of one',
  ...z.toJSONSchema(file, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const json = jsonSchema as Json;
      const narrow =
        'enum' in json || 'const' in json || 'pattern' in json || 'format' in json || isPlain(json);
      if (!narrow) return;
      const { description, ...rest } = json;
      for (const key of Object.keys(json)) delete json[key];
      if (description !== undefined) json['description'] = description;
      json['anyOf'] = [rest, PLACEHOLDER];
    },
  }),
});
