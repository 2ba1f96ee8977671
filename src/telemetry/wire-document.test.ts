import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import { afterEach, expect, test } from 'vitest';
import { type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';
import { type Received, subscribe } from '../../testing/subscriber.ts';
import { createTelemetryRig, targetAt } from '../../testing/telemetry-rig.ts';
import { MESSAGE_KINDS, type MessageKind } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import { DATA_CATEGORIES } from '../privacy/vocabulary.ts';

const document = readFileSync(join(import.meta.dirname, '../../assets/asyncapi.yaml'), 'utf8');

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});
const later = <T extends { close: () => Promise<void> }>(part: T): T => {
  cleanUp.push(part.close);
  return part;
};

const parse = async () => {
  const { document: parsed, diagnostics } = await new Parser().parse(document);
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  if (parsed === undefined) throw new Error('The document could not be parsed.');
  return parsed;
};
const ajv = new Ajv({ strict: false });

test('the AsyncAPI document is valid, and names every category and every kind of message', async () => {
  const parsed = await parse();
  const allowed = (channel: string, parameter: string): readonly string[] => {
    const found = parsed.channels().get(channel)?.parameters().get(parameter)?.json() as { enum?: string[] };
    return found.enum ?? [];
  };
  expect(allowed('data', 'category')).toEqual([...DATA_CATEGORIES]);
  const names = Object.values(MESSAGE_KINDS).flatMap(({ topic }) =>
    topic === 'data' ? [] : [topic.slice(6)],
  );
  expect(allowed('event', 'name').toSorted()).toEqual(names.toSorted());
});

test.each(['5', '3.1.1'] as const)(
  'all that is published over MQTT %s is as the document says',
  async (protocol) => {
    const parsed = await parse();
    const mosquitto: Mosquitto = later(await startMosquitto());
    const watcher = later(await subscribe(mosquitto.plainPort, 'glovebox/#'));
    const rig = later(createTelemetryRig({ target: targetAt(mosquitto.url, { protocol }) }));
    await watcher.waitFor(({ topic }) => topic.endsWith('/privacy'), 'the unit to be online');
    const signals = Object.fromEntries([...SIGNAL_CATALOGUE.keys()].map((path, index) => [path, index]));
    const kinds = Object.keys(MESSAGE_KINDS) as MessageKind[];
    for (const kind of kinds) rig.telemetry.offer(kind, { at: Date.now(), signals });
    rig.turn('geolocation', false);
    for (const kind of kinds) rig.telemetry.offer(kind, { at: Date.now(), signals });
    const ended = ({ topic, payload }: Received): boolean =>
      topic.endsWith('drive-end') && payload.includes('"sequence":') && !payload.includes('Latitude');
    await watcher.waitFor(ended, 'the last event');
    await watcher.waitFor(({ payload }) => payload.includes('R20'), 'the new privacy state');
    await rig.telemetry.close();
    await watcher.waitFor(({ payload }) => payload.includes('shut-down'), 'the goodbye');

    const seen = new Set<string>();
    for (const message of watcher.received()) {
      const channel = parsed
        .channels()
        .all()
        .find((candidate) =>
          new RegExp(`^${(candidate.address() ?? '').replace(/\{\w+\}/g, '[^/]+')}$`).test(message.topic),
        );
      expect(channel?.id(), message.topic).toBeDefined();
      seen.add(channel?.id() ?? '');
      const operation = channel?.operations().all()[0]?.bindings().get('mqtt')?.json() as { qos: number };
      expect(message.qos).toBe(operation.qos);
      const definition = channel?.messages().all()[0];
      const validate = ajv.compile(definition?.payload()?.json() ?? false);
      const valid = validate(JSON.parse(message.payload));
      expect(validate.errors ?? [], `${message.topic} ${message.payload}`).toEqual([]);
      expect(valid).toBe(true);
      if (protocol === '5') expect(message.contentType).toBe(definition?.contentType());
    }
    expect([...seen].toSorted()).toEqual(['data', 'event', 'privacy', 'state']);
  },
);

test('a message that the document does not describe is found out', async () => {
  const parsed = await parse();
  const payload = parsed.channels().get('state')?.messages().all()[0]?.payload()?.json();
  const validate = ajv.compile(payload ?? false);
  expect(validate({ status: 'online', since: '2026-06-01T08:00:00.000Z' })).toBe(true);
  expect(validate({ status: 'online', since: 'yesterday' })).toBe(false);
  expect(validate({ status: 'online', since: '2026-06-01T08:00:00.000Z', driver: 'A' })).toBe(false);
});
