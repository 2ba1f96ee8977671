import * as z from 'zod/mini';
import { COMMANDS } from '../contract/commands.ts';
import { EVENTS } from '../contract/events.ts';

const schemaOf = (schema: z.ZodMiniType): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return rest;
};

/** The contract as `glovebox ctl list` prints it: every command and event, with JSON Schemas (draft 2020-12). */
export const contractTable = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  commands: Object.fromEntries(
    Object.entries(COMMANDS).map(([name, { says, argument, result }]) => [
      name,
      { says, argument: schemaOf(argument), result: schemaOf(result) },
    ]),
  ),
  events: Object.fromEntries(
    Object.entries(EVENTS).map(([name, { says, payload }]) => [name, { says, payload: schemaOf(payload) }]),
  ),
});
