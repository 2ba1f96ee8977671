import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyContext, anyKind, anySignal, contextWith } from '../../testing/contexts.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { decide } from '../privacy/decide.ts';
import { SIGNAL_CATALOGUE, type SignalValue } from '../privacy/signals.ts';
import { DATA_CATEGORIES } from '../privacy/vocabulary.ts';
import { createVirtualClock } from '../unit/clock.ts';
import { payloadsOf } from './cloud-event.ts';
import { createCounts } from './counts.ts';
import { createGate } from './gate.ts';
import { type OutgoingMessage, pathsOf } from './message.ts';

type Payload = {
  readonly datacategory: string;
  readonly legalbasis: string;
  readonly sequence: number;
  readonly historical: boolean;
  readonly data: readonly {
    readonly path: string;
    readonly dp: { readonly value: string; readonly ts: string };
  }[];
};
const textOf = (message: OutgoingMessage): string => payloadsOf(message.shape)(message) ?? '';
const payloadOf = (message: OutgoingMessage): Payload => JSON.parse(textOf(message)) as Payload;

function gateUnder(
  context: PrivacyContext,
  options: { readonly online?: boolean; readonly seed?: number } = {},
) {
  const queued: OutgoingMessage[] = [];
  const counts = createCounts(() => 0);
  const sequences = new Map<string, number>();
  const offer = createGate({
    clock: createVirtualClock(),
    seed: options.seed ?? 1,
    prefix: 'glovebox/v1',
    pseudonym: () => 'testvehicle',
    context: () => context,
    online: () => options.online ?? true,
    nextSequence: (category) => {
      const sequence = sequences.get(category) ?? 0;
      sequences.set(category, sequence + 1);
      return sequence;
    },
    counts,
    queue: (message) => queued.push(message),
  });
  return { offer, queued, stats: () => counts.stats(new Map()) };
}

const SIGNALS = {
  'Vehicle.CurrentLocation.Latitude': 52.1,
  'Vehicle.CurrentLocation.Heading': 90,
  'Vehicle.Speed': 50.5,
  'Vehicle.IsMoving': true,
  'Private.Voice.Transcript': 'to the sea',
};
const AT = Date.UTC(2026, 5, 1, 8);
const only = (changes: { geolocation?: boolean; voiceData?: boolean }) =>
  contextWith({ settings: { geolocation: false, voiceData: false, ...changes } });

describe('the gate', () => {
  test('R20 queues no location while geolocation is off, and R23 the telematics of the same sample still go', () => {
    const { offer, queued } = gateUnder(only({ voiceData: true }));
    offer('telemetry', { at: AT, signals: SIGNALS });
    expect(queued.map(({ shape }) => shape.topic)).toEqual([
      'glovebox/v1/testvehicle/data/telematics',
      'glovebox/v1/testvehicle/data/voice',
    ]);
    expect(queued.map(textOf).join()).not.toMatch(/CurrentLocation|52\.1/);
  });

  test('R21 queues no voice data while voice data is off', () => {
    const { offer, queued } = gateUnder(only({ geolocation: true }));
    offer('telemetry', { at: AT, signals: SIGNALS });
    expect(queued.map(({ shape }) => shape.category).toSorted()).toEqual(['location', 'telematics']);
    expect(queued.map(textOf).join()).not.toContain('to the sea');
  });

  test('R23 an event loses only the withheld fields and stays one message', () => {
    const { offer, queued } = gateUnder(only({ voiceData: true }));
    offer('utterance', { at: AT, signals: SIGNALS });
    expect(queued).toHaveLength(1);
    const [event] = queued.map(payloadOf);
    expect(queued[0]?.shape.topic).toBe('glovebox/v1/testvehicle/event/utterance');
    expect(event?.datacategory).toBe('voice');
    expect(event?.data.map(({ path }) => path).toSorted()).toEqual([
      'Private.Voice.Transcript',
      'Vehicle.IsMoving',
      'Vehicle.Speed',
    ]);
  });

  test('R24 a crash notification goes out for a guest who accepted nothing, without a position and with its legal basis', () => {
    const guest = { ...only({}), profile: { id: 'guest', kind: 'guest' as const }, accepted: false };
    const { offer, queued } = gateUnder(guest);
    offer('crash-notification', {
      at: AT,
      signals: { ...SIGNALS, 'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed': true },
    });
    const [event] = queued.map(payloadOf);
    expect(event?.legalbasis).toBe('legal-obligation');
    expect(event?.data.map(({ path }) => path)).toEqual([
      'Vehicle.Speed',
      'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed',
    ]);
    expect(queued[0]?.expiresAt).toBe((queued[0]?.createdAt ?? 0) + 24 * 3_600_000);
  });

  test('R28 queues nothing of an unknown signal, or of an untrusted store', () => {
    const { offer, queued, stats } = gateUnder(contextWith());
    offer('telemetry', { at: AT, signals: { 'Vehicle.Unknown': 1, toString: 2, __proto__: 3 } });
    expect(stats().security.withheld).toEqual({ 'unknown-signal': 1 });
    const distrusting = gateUnder(contextWith({ store: 'unreadable' }));
    distrusting.offer('crash-notification', { at: AT, signals: SIGNALS });
    expect([...queued, ...distrusting.queued]).toEqual([]);
  });

  test('R29 answers with one decision a signal, and counts what is withheld by reason', () => {
    const { offer, stats } = gateUnder(only({ voiceData: true }));
    const decisions = offer('telemetry', { at: AT, signals: SIGNALS });
    expect(decisions.map(({ signal, outcome, rule }) => `${signal} ${outcome} ${rule}`)).toEqual([
      'Vehicle.CurrentLocation.Latitude withhold R20',
      'Vehicle.CurrentLocation.Heading withhold R20',
      'Vehicle.Speed publish R15',
      'Vehicle.IsMoving publish R15',
      'Private.Voice.Transcript publish R21',
    ]);
    expect(stats().location).toMatchObject({ offered: 1, withheld: { 'setting-off': 1 } });
    expect(stats().telematics).toMatchObject({ offered: 1, withheld: {} });
  });

  test('writes values as strings, times in UTC, and what was queued without a connection as historical', () => {
    const { offer, queued } = gateUnder(contextWith(), { online: false });
    offer('telemetry', { at: AT, signals: { 'Vehicle.IsMoving': true, 'Vehicle.Speed': 50.5 } });
    const [event] = queued.map(payloadOf);
    expect(event?.historical).toBe(true);
    expect(event?.data).toEqual([
      { path: 'Vehicle.IsMoving', dp: { value: 'true', ts: '2026-06-01T08:00:00.000Z' } },
      { path: 'Vehicle.Speed', dp: { value: '50.5', ts: '2026-06-01T08:00:00.000Z' } },
    ]);
  });

  test('gives the same bytes for the same seed, and other ids for another', () => {
    const bytes = (seed: number): string => {
      const { offer, queued } = gateUnder(contextWith(), { seed });
      for (let count = 0; count < 20; count += 1) offer('telemetry', { at: AT + count, signals: SIGNALS });
      return queued.map(textOf).join('\n');
    };
    expect(bytes(7)).toBe(bytes(7));
    expect(bytes(7)).not.toBe(bytes(8));
  });

  test('R20 R21 R23 R24 R28 for any context and any sample, what is queued is exactly what decide() allows', () => {
    const anyValue = fc.oneof(fc.double(), fc.boolean(), fc.string()) as fc.Arbitrary<SignalValue>;
    fc.assert(
      fc.property(
        anyContext,
        anyKind,
        fc.dictionary(anySignal, anyValue, { maxKeys: 12 }),
        (context, kind, signals) => {
          const { offer, queued } = gateUnder(context);
          offer(kind, { at: AT, signals });
          const allowed = Object.entries(signals).filter(
            ([path]) => decide(path, context, kind).outcome === 'publish',
          );
          const fields = queued.flatMap((message) => payloadOf(message).data);
          expect(fields.map(({ path, dp }) => [path, dp.value]).toSorted()).toEqual(
            allowed.map(([path, value]) => [path, String(value)]).toSorted(),
          );
          for (const message of queued) {
            const { data, datacategory } = payloadOf(message);
            // What a withdrawal judges a row by is exactly what is in it.
            expect(pathsOf(message.shape.signals)).toEqual(data.map(({ path }) => path));
            expect(DATA_CATEGORIES).toContain(datacategory);
            if (kind !== 'telemetry') continue;
            expect(message.shape.topic).toBe(`glovebox/v1/testvehicle/data/${datacategory}`);
            for (const { path } of data) expect(SIGNAL_CATALOGUE.get(path)).toBe(datacategory);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
