import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { anyContext } from '../../testing/contexts.ts';
import { type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';
import { type Received, subscribe } from '../../testing/subscriber.ts';
import { createTelemetryRig, targetAt } from '../../testing/telemetry-rig.ts';
import { factsOf, isMandatory, MESSAGE_KIND_NAMES, type MessageKind } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import { CONSENT_PURPOSES, CONTRACTS, DATA_CATEGORIES } from '../privacy/vocabulary.ts';
import { privacyPayload } from './standing.ts';

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
type Document = Awaited<ReturnType<typeof parse>>;
const ajv = new Ajv({ strict: false });

const schemaOf = (parsed: Document, channel: string) =>
  parsed.channels().get(channel)?.messages().all()[0]?.payload()?.json() ?? false;

const all = <Name extends string>(names: readonly Name[]): Record<Name, boolean> =>
  Object.fromEntries(names.map((name) => [name, true])) as Record<Name, boolean>;

/** On which every kind of message may leave. */
const EVERYTHING_ALLOWED = {
  consents: all(CONSENT_PURPOSES),
  contracts: all(CONTRACTS),
  theft: { consented: true, reported: true },
} as const;

const typeOf = (kind: MessageKind): string => `glovebox.${kind}.v1`;
const NAMES = MESSAGE_KIND_NAMES.flatMap((kind) => {
  const { topic } = factsOf(kind);
  return topic === 'data' ? [] : [topic.slice('event/'.length)];
});

test('the AsyncAPI document is valid, and names every category, purpose and kind of message', async () => {
  const parsed = await parse();
  const allowed = (channel: string, parameter: string): readonly string[] => {
    const found = parsed.channels().get(channel)?.parameters().get(parameter)?.json() as { enum?: string[] };
    return found.enum ?? [];
  };
  expect(allowed('data', 'category')).toEqual([...DATA_CATEGORIES]);
  expect(allowed('event', 'name').toSorted()).toEqual(NAMES.toSorted());
  const { allOf } = schemaOf(parsed, 'event') as {
    allOf: { properties: Record<'type' | 'purpose', { enum?: string[] } | undefined> }[];
  };
  const words = (property: 'type' | 'purpose') =>
    allOf.flatMap(({ properties }) => properties[property]?.enum ?? []).toSorted();
  expect(words('type')).toEqual(NAMES.map((name) => `glovebox.${name}.v1`).toSorted());
  expect(words('purpose')).toEqual(
    [...new Set(MESSAGE_KIND_NAMES.map((kind) => factsOf(kind).purpose))].toSorted(),
  );
});

test.each(['5', '3.1.1'] as const)(
  'R24 R25 all that is published over MQTT %s, every kind of message once at least, is as the document says',
  async (protocol) => {
    const parsed = await parse();
    const mosquitto: Mosquitto = later(await startMosquitto());
    const watcher = later(await subscribe(mosquitto.plainPort, 'glovebox/#'));
    const rig = later(createTelemetryRig({ target: targetAt(mosquitto.url, { protocol }) }));
    await watcher.waitFor(({ topic }) => topic.endsWith('/privacy'), 'the unit to be online');
    const signals = Object.fromEntries([...SIGNAL_CATALOGUE.keys()].map((path, index) => [path, index]));
    const offerAll = (): void => {
      for (const kind of MESSAGE_KIND_NAMES) rig.telemetry.offer(kind, { at: Date.now(), signals });
    };
    const arrived = async (kinds: readonly MessageKind[], fits: (message: Received) => boolean) => {
      for (const kind of kinds) {
        await watcher.waitFor(
          (message) => message.payload.includes(`"${typeOf(kind)}"`) && fits(message),
          `a message of the kind ${kind}`,
        );
      }
    };

    rig.put(EVERYTHING_ALLOWED);
    offerAll();
    await arrived(MESSAGE_KIND_NAMES, () => true);
    rig.put({ settings: { geolocation: false, voiceData: false }, noticeVersion: 'after' });
    offerAll();
    // Without place and voice: of an utterance there is nothing left, of a theft the place goes whatever the switch says.
    await arrived(
      MESSAGE_KIND_NAMES.filter((kind) => kind !== 'utterance' && kind !== 'telemetry'),
      ({ payload }) => payload.includes('"noticeversion":"after"'),
    );
    await watcher.waitFor(({ payload }) => payload.includes('"rule":"R20"'), 'the new privacy state');
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
      const content: unknown = JSON.parse(message.payload);
      const valid = validate(content);
      expect(validate.errors ?? [], `${message.topic} ${message.payload}`).toEqual([]);
      expect(valid).toBe(true);
      if (protocol !== '5') continue;
      expect(message.contentType).toBe(definition?.contentType());
      if (channel?.id() !== 'data' && channel?.id() !== 'event') continue;
      const { datacategory, legalbasis, purpose } = content as Record<string, string>;
      expect(message.userProperties).toEqual({ datacategory, legalbasis, purpose });
      const kind = MESSAGE_KIND_NAMES.find((name) => message.payload.includes(`"${typeOf(name)}"`));
      const [least, most] = kind !== undefined && isMandatory(kind) ? [3_600, 86_400] : [0, 3_600];
      expect(message.expiry, kind).toBeGreaterThan(least);
      expect(message.expiry, kind).toBeLessThanOrEqual(most);
    }
    expect([...seen].toSorted()).toEqual(['data', 'event', 'privacy', 'state']);
  },
);

test('R16 R29 what is said of privacy is as the document says, on every context there can be', async () => {
  const validate = ajv.compile(schemaOf(await parse(), 'privacy'));
  fc.assert(
    fc.property(anyContext, (context) => {
      const shown = (setting: 'geolocation' | 'voiceData') => ({
        requested: context.settings[setting],
        effective: context.settings[setting] && !context.paused[setting],
      });
      const payload = privacyPayload(
        { geolocation: shown('geolocation'), voiceData: shown('voiceData') },
        context,
      );
      validate(JSON.parse(payload));
      expect(validate.errors ?? [], payload).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('a message that the document does not describe is found out', async () => {
  const parsed = await parse();
  const validate = ajv.compile(schemaOf(parsed, 'state'));
  expect(validate({ status: 'online', since: '2026-06-01T08:00:00.000Z' })).toBe(true);
  expect(validate({ status: 'online', since: 'yesterday' })).toBe(false);
  expect(validate({ status: 'online', since: '2026-06-01T08:00:00.000Z', driver: 'A' })).toBe(false);
});
