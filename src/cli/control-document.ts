import { stringify } from 'yaml';
import * as z from 'zod/mini';
import * as carShapes from '../contract/car-schemas.ts';
import { COMMANDS } from '../contract/commands.ts';
import { ERROR_CODES } from '../contract/errors.ts';
import { EVENTS } from '../contract/events.ts';
import * as shapes from '../contract/schemas.ts';
import * as telemetryShapes from '../contract/telemetry-schemas.ts';

type Schema = Record<string, unknown>;

/** The shapes of the contract that have a name there, under which the document has them once. */
const NAMED = z.registry<{ id: string }>();
for (const [id, shape] of Object.entries({ ...shapes, ...carShapes, ...telemetryShapes })) {
  if (shape instanceof z.ZodMiniType && !NAMED.has(shape)) NAMED.add(shape, { id });
}

const IN_DOCUMENT = '#/components/schemas/';

/** Schemas as AsyncAPI 3.1 takes them, a superset of draft 7; what they share is gathered in `shared`. */
const gathering = (shared: Record<string, Schema>) => {
  const moved = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/definitions/', `"${IN_DOCUMENT}`));
  return (schema: z.ZodMiniType): Schema => {
    const {
      $schema: _dialect,
      definitions = {},
      ...rest
    } = z.toJSONSchema(schema, {
      target: 'draft-7',
      unrepresentable: 'any',
      metadata: NAMED,
    }) as Schema & { definitions?: Record<string, Schema> };
    for (const [name, { id: _id, ...definition }] of Object.entries(definitions)) {
      shared[name] = moved(definition) as Schema;
    }
    const { id, ...whole } = moved(rest) as Schema;
    if (typeof id !== 'string') return whole;
    shared[id] = whole;
    return { $ref: `${IN_DOCUMENT}${id}` };
  };
};

const SCREEN = {
  type: 'string',
  maxLength: 64,
  description: 'Where in a user interface the driver was, for the record. A program leaves it out.',
};

const object = (properties: Record<string, unknown>, required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** Whether a command may be sent without an argument. */
const takesNothing = (argument: z.ZodMiniType): boolean => argument.safeParse(undefined).success;

const requestOf = (command: string, argument: Schema, optional: boolean): object =>
  object(
    {
      id: { type: 'number', description: 'Of your choice; the reply has the same.' },
      command: { const: command },
      argument,
      screen: SCREEN,
    },
    ['id', 'command', ...(optional ? [] : ['argument'])],
  );

const replyOf = (result: Schema): object =>
  object({ id: { type: 'number' }, ok: { const: true }, result }, ['id', 'ok', 'result']);

const FAULT = object(
  {
    id: {
      type: ['number', 'null'],
      description: 'Of the request; null where the frame was too broken to tell.',
    },
    ok: { const: false },
    error: {
      type: 'object',
      properties: {
        code: { enum: [...ERROR_CODES] },
        sentence: { type: 'string', description: 'What is wrong, where, and what was expected.' },
        remedy: { type: 'string', description: 'What to do.' },
        key: {
          type: 'string',
          description: 'Under which a user interface has this sentence in other languages.',
        },
      },
      required: ['code', 'sentence', 'remedy'],
    },
  },
  ['id', 'ok', 'error'],
);

const ref = (path: string): object => ({ $ref: `#/${path}` });
const entries = <T, R>(table: Record<string, T>, row: (name: string, value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, row(name, value)]));

const commands: Record<string, { says: string; argument: z.ZodMiniType; result: z.ZodMiniType }> = COMMANDS;
const events: Record<string, { says: string; payload: z.ZodMiniType }> = EVENTS;

const messagesOf = (schemaOf: (schema: z.ZodMiniType) => Schema): Record<string, object> => ({
  ...entries(commands, (name, { says, argument }) => ({
    name,
    summary: says,
    payload: requestOf(name, schemaOf(argument), takesNothing(argument)),
  })),
  ...Object.fromEntries(
    Object.entries(commands).map(([name, { result }]) => [
      `${name}.reply`,
      { name: `${name}.reply`, summary: `What ${name} answers.`, payload: replyOf(schemaOf(result)) },
    ]),
  ),
  fault: { name: 'fault', summary: 'Why a request was refused.', payload: FAULT },
  ...entries(events, (name, { says, payload }) => ({
    name,
    summary: says,
    payload: object({ event: { const: name }, payload: schemaOf(payload) }, ['event', 'payload']),
  })),
});

/**
 * The control API as an AsyncAPI 3.1 document, made of the contract's own table: one operation a command, with its
 * request, its reply and the fault that may come instead; and one that tells of every event.
 */
export const controlDocument = (): object => {
  const shared: Record<string, Schema> = {};
  const schemaOf = gathering(shared);
  const messages = messagesOf(schemaOf);
  return {
    asyncapi: '3.1.0',
    id: 'urn:glovebox:control',
    info: {
      title: 'Glovebox control API',
      version: '1.0.0',
      description: [
        'The contract of a head unit over one WebSocket, for programs in any language. Send a request as one text frame of JSON;',
        'the reply bears its id. Replies may come in another order than the requests. Events come in between, without being asked for.',
        'The URL, with the token of this run, is the field "control" of the line that `glovebox serve` prints.',
        'Every request is judged as the driver’s own would be: there is no way around the privacy settings.',
      ].join(' '),
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      unit: {
        host: '127.0.0.1:{port}',
        pathname: '/control',
        protocol: 'ws',
        description: 'On loopback alone. A page of another origin is refused.',
        variables: { port: { description: 'A free one, or that of --port.' } },
        security: [ref('components/securitySchemes/token')],
      },
    },
    channels: {
      control: {
        address: '/',
        title: 'Requests, replies and events',
        description:
          'At most 64 requests of a client are under way at once, and 64 KiB is the longest. A client that doesn’t read is dropped.',
        bindings: {
          ws: {
            method: 'GET',
            query: object({ token: { type: 'string', description: 'Of this run.' } }, ['token']),
            bindingVersion: '0.1.0',
          },
        },
        messages: {
          ...entries(commands, (name) => ref(`components/messages/${name}`)),
          ...Object.fromEntries(
            Object.keys(commands).map((name) => [`${name}.reply`, ref(`components/messages/${name}.reply`)]),
          ),
          fault: ref('components/messages/fault'),
          ...entries(events, (name) => ref(`components/messages/${name}`)),
        },
      },
    },
    operations: {
      ...entries(commands, (name, { says }) => ({
        action: 'receive',
        channel: ref('channels/control'),
        summary: says,
        messages: [ref(`channels/control/messages/${name}`)],
        reply: {
          channel: ref('channels/control'),
          messages: [ref(`channels/control/messages/${name}.reply`), ref('channels/control/messages/fault')],
        },
      })),
      ...entries(events, (name, { says }) => ({
        action: 'send',
        channel: ref('channels/control'),
        summary: says,
        messages: [ref(`channels/control/messages/${name}`)],
      })),
    },
    components: {
      securitySchemes: {
        token: { type: 'httpApiKey', in: 'query', name: 'token', description: 'Made anew for each run.' },
      },
      messages,
      schemas: shared,
    },
  };
};

/** The same as YAML, as `assets/control.asyncapi.yaml` has it. */
export const controlDocumentText = (): string =>
  stringify(controlDocument(), { aliasDuplicateObjects: false, lineWidth: 120 });
