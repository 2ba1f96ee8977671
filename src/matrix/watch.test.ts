import { describe, expect, test } from 'vitest';
import { contextWith } from '../../testing/contexts.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import { connect, publish } from './testing/packets.ts';
import type { Offer } from './unit.ts';
import { createWatch } from './watch.ts';

const AT = Date.UTC(2026, 5, 1, 8);
const TOPIC = 'glovebox/v1/vehicle';
const ON = contextWith();
const OFF = contextWith({ settings: { geolocation: false, voiceData: true } });
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';

/** A wire that a test writes on, and a car that offers. */
const wire = () => {
  let bytes = connect(4);
  let offers: Offer[] = [];
  const send = (kind: MessageKind, tail: string, fields: Readonly<Record<string, string>>, at = AT): void => {
    const time = new Date(at).toISOString();
    const payload = JSON.stringify({
      type: `glovebox.${kind}.v1`,
      time,
      datacategory: 'x',
      legalbasis: 'x',
      noticeversion: '1.0',
      historical: false,
      data: Object.entries(fields).map(([path, value]) => ({ path, dp: { value, ts: time } })),
    });
    bytes = Buffer.concat([bytes, publish(`${TOPIC}/${tail}`, payload, { level: 4 })]);
  };
  const parts = {
    connections: () => [{ bytes: () => bytes, onWire: () => bytes.length }],
    offers: () => {
      const taken = offers;
      offers = [];
      return taken;
    },
    topic: TOPIC,
    words: [],
    names: [],
    serial: true,
  };
  return {
    parts,
    offer: (kind: MessageKind, signals: Offer['signals'], at = AT): void => {
      offers.push({ kind, at, signals });
    },
    position: (at = AT) => send('telemetry', 'data/location', { [LATITUDE]: '52.1' }, at),
    send,
    cutLast: (by: number): void => {
      bytes = bytes.subarray(0, bytes.length - by);
    },
  };
};

const END = { mayLose: false, now: AT + 1_000 };
const says = (watch: ReturnType<typeof createWatch>) =>
  watch.judge(END).map(({ where, rule, says: words }) => `${where} ${rule} ${words}`);

describe('what is on the wire after a change was acknowledged', () => {
  test('R26 a position that was there before is none of it, and one that came after is named', () => {
    const { parts, position } = wire();
    const watch = createWatch(parts, ON);
    position();
    watch.mark(OFF);
    expect(says(watch)).toEqual([]);
    position();
    expect(says(watch)).toContainEqual(
      `race R20 After the change was acknowledged, ${LATITUDE} in telemetry was put on the wire, and must not: its switch is off (R20); R26.`,
    );
  });

  test('R26 a message of which one byte came after the acknowledgement counts', () => {
    const { parts, position } = wire();
    const watch = createWatch(
      {
        ...parts,
        connections: () =>
          parts.connections().map((one) => ({ ...one, onWire: () => one.bytes().length - 1 })),
      },
      ON,
    );
    position();
    watch.mark(OFF);
    expect(says(watch)).toContainEqual(expect.stringContaining('was put on the wire'));
  });

  test('R26 of a message that was cut off, the topic tells', () => {
    const { parts, position, cutLast } = wire();
    const watch = createWatch(parts, ON);
    watch.mark(OFF);
    position();
    cutLast(20);
    expect(says(watch)).toEqual([
      'race R26 After the change was acknowledged, part of a message on data/location was put on the wire.',
    ]);
  });

  test('R26 a connection that was reset can bring nothing more, whatever is still read of it', () => {
    const { parts, position } = wire();
    const reset = {
      ...parts,
      connections: () =>
        parts.connections().map((one) => ({ ...one, onWire: () => Number.POSITIVE_INFINITY })),
    };
    const watch = createWatch(reset, ON);
    watch.mark(OFF);
    position();
    expect(says(watch)).toEqual([]);
  });

  test('R26 what was withdrawn while it waited does not come back when it is allowed again', () => {
    const { parts, position, offer } = wire();
    const watch = createWatch(parts, ON);
    offer('telemetry', { [LATITUDE]: 52.1 });
    watch.mark(OFF);
    watch.mark(ON);
    position();
    expect(says(watch)).toEqual([
      `race R26 ${LATITUDE} in telemetry waited while it was withdrawn, and left when it was allowed again.`,
    ]);
  });

  test('R5 what a guest left is named, but for what the law demands', () => {
    const { parts, offer, send } = wire();
    const watch = createWatch(parts, contextWith({ profile: { id: 'guest', kind: 'guest' } }));
    offer('telemetry', { 'Vehicle.Speed': 50 });
    offer('consumption-report', { 'Vehicle.TraveledDistance': 9 });
    watch.mark(ON, { guestGone: true });
    send('consumption-report', 'event/consumption-report', { 'Vehicle.TraveledDistance': '9' });
    expect(says(watch)).toEqual([]);
    send('telemetry', 'data/telematics', { 'Vehicle.Speed': '50' });
    expect(says(watch)).toEqual([
      'race R5 A telemetry of a guest was put on the wire after the guest had gone.',
    ]);
  });

  test('R23 what may leave all the time and never came is named, unless it may be lost or was too old', () => {
    const { parts, offer } = wire();
    const watch = createWatch(parts, ON);
    offer('telemetry', { 'Vehicle.Speed': 50, [LATITUDE]: 52.1 });
    watch.mark(OFF);
    expect(watch.judge({ ...END, mayLose: true })).toEqual([]);
    expect(says(watch)).toEqual([
      'race R15 Vehicle.Speed may leave in telemetry all the time, and did not come.',
    ]);
  });

  test('R26 a retained message, and one of unknown form, are named', () => {
    const { parts } = wire();
    const bytes = Buffer.concat([
      connect(4),
      publish(`${TOPIC}/data/location`, 'here', { level: 4, retained: true }),
    ]);
    const watch = createWatch({ ...parts, connections: () => [{ bytes: () => bytes, onWire: () => 0 }] }, ON);
    expect(says(watch)).toEqual([
      'race null A message on data/location is of no form that is known.',
      'race R26 A message on data/location was retained, and must not be.',
    ]);
  });
});
