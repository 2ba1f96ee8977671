import { describe, expect, test } from 'vitest';
import { contextWith } from '../../testing/contexts.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import type { Offer, Received } from './unit.ts';
import { compareWire } from './wire.ts';

const AT = Date.UTC(2026, 5, 1, 8);
const TIME = new Date(AT).toISOString();
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';

const message = (
  kind: MessageKind,
  topic: string,
  fields: Readonly<Record<string, string>>,
  changes: object = {},
): Received => ({
  at: AT,
  topic,
  retained: false,
  headers: {},
  payload: JSON.stringify({
    type: `glovebox.${kind}.v1`,
    time: TIME,
    datacategory: 'telematics',
    legalbasis: 'contract',
    noticeversion: '1.0',
    historical: false,
    data: Object.entries(fields).map(([path, value]) => ({ path, dp: { value, ts: TIME } })),
    ...changes,
  }),
});

const offered = (kind: MessageKind, signals: Offer['signals']): Offer => ({ kind, at: AT, signals });
const speed = message('telemetry', 'data/telematics', { 'Vehicle.Speed': '50' });
const drove = offered('telemetry', { 'Vehicle.Speed': 50 });

const says = (received: readonly Received[], offers: readonly Offer[], context = contextWith()) =>
  compareWire(received, offers, context).differences.map((one) => `${one.rule} ${one.says}`);

describe('what came over the wire, against the reference model', () => {
  test('what was offered and may leave came: no difference', () => {
    expect(says([speed], [drove])).toEqual([]);
  });

  test('R20 a signal that may not leave is named with the rule', () => {
    const context = contextWith({ settings: { geolocation: false, voiceData: true } });
    const leak = message(
      'telemetry',
      'data/location',
      { [LATITUDE]: '52.1' },
      { datacategory: 'location', legalbasis: 'consent' },
    );
    expect(says([leak], [offered('telemetry', { [LATITUDE]: 52.1 })], context)).toEqual([
      `R20 ${LATITUDE} left in telemetry on data/location, and must not: its switch is off (R20).`,
    ]);
  });

  test('a signal that may leave and did not come is named', () => {
    expect(says([], [drove])).toEqual([
      'R15 Vehicle.Speed may leave in telemetry, and did not come: a service in use needs it (R15).',
    ]);
  });

  test('a value that the car never measured is a difference, and so is what it did measure and did not come', () => {
    expect(says([message('telemetry', 'data/telematics', { 'Vehicle.Speed': '51' })], [drove])).toEqual([
      expect.stringContaining('never measured'),
      expect.stringContaining('did not come'),
    ]);
  });

  test('R23 two categories in one message, and a wrong topic or label, are differences', () => {
    const mixed = message('telemetry', 'data/telematics', { [LATITUDE]: '52.1', 'Vehicle.Speed': '50' });
    const both = offered('telemetry', { [LATITUDE]: 52.1, 'Vehicle.Speed': 50 });
    const found = says([mixed], [both]);
    expect(found).toContainEqual(expect.stringContaining('must stand alone'));
    expect(found).toContainEqual(expect.stringContaining('bears the topic data/telematics'));
    expect(found).toContainEqual(expect.stringContaining('bears the category telematics'));
    expect(found).toContainEqual(expect.stringContaining('bears the legal basis contract'));
  });

  test('R26 a retained message about a driver is a difference, and one of unknown form', () => {
    expect(says([{ ...speed, retained: true }], [drove])).toEqual([
      'R26 A message on data/telematics was retained, and must not be.',
    ]);
    for (const payload of ['', '{}', 'null', '[]', '{"type":"glovebox.telemetry.v1"}'])
      expect(says([{ at: AT, topic: 'data/location', payload, retained: false, headers: {} }], [])).toEqual([
        'null A message on data/location is of no form that is known.',
      ]);
  });

  test('R16 the retained topic privacy must say what is in force', () => {
    const payload = JSON.stringify({
      settings: { geolocation: { effective: true }, voiceData: { effective: false } },
      noticeVersion: '0.9',
    });
    expect(says([{ at: AT, topic: 'privacy', payload, retained: false, headers: {} }], [])).toEqual([
      expect.stringContaining('does not say that voiceData is in force'),
      expect.stringContaining('another version'),
    ]);
  });
});
