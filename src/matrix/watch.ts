import type { PrivacyContext } from '../privacy/context.ts';
import { type Difference, inWords } from './difference.ts';
import { lookForLeaks } from './look-for-leaks.ts';
import { publishedOn } from './packets.ts';
import { referenceAllows, referenceRuling, sortOf } from './reference.ts';
import type { Offer, Received, SentBytes } from './unit.ts';
import { read, STANDING, type Told } from './wire.ts';

/** What was in force from a moment on, and how much was on the wire then. */
type Mark = {
  readonly context: PrivacyContext;
  /** For each connection that there was, how many of its bytes. */
  readonly offsets: readonly number[];
  /** R5: whether a guest went with this change, and what they left with them. */
  readonly guestGone: boolean;
};

/** Watches every byte that a unit sends, while what is in force changes. */
export type Watch = {
  /** A change was acknowledged: from this byte on, what is in force is `context`. */
  readonly mark: (context: PrivacyContext, options?: { readonly guestGone?: boolean }) => void;
  /** All that is wrong. Of what was offered until now, all that may leave must have come, unless `mayLose` it. */
  readonly judge: (options: { readonly mayLose: boolean; readonly now: number }) => readonly Difference[];
  readonly bytes: () => number;
};

export type WatchParts = {
  readonly connections: () => readonly SentBytes[];
  readonly offers: () => readonly Offer[];
  /** The first levels of every topic, with the name of the vehicle. */
  readonly topic: string;
  readonly words: readonly string[];
  readonly names: readonly string[];
  /** Whether nothing is changed while another change is under way: then it is known what was in force when something was offered. */
  readonly serial: boolean;
};

/** What was measured longer ago than this may have been too old to leave, in milliseconds. */
const OLD = 40_000;

const differs = (rule: string | null, says: string): Difference => ({ where: 'race', rule, says });

type Sent = Received & { readonly after: number; readonly cut: boolean };

export const createWatch = (parts: WatchParts, first: PrivacyContext): Watch => {
  const marks: Mark[] = [];
  /** What was offered before each mark, since the one before. */
  const offered: (readonly Offer[])[] = [];

  const mark: Watch['mark'] = (context, { guestGone = false } = {}) => {
    marks.push({ context, offsets: parts.connections().map(({ onWire }) => onWire()), guestGone });
    offered.push(parts.offers());
  };
  // What went before is of no concern.
  mark(first);
  offered[0] = [];

  /** Every message on the wire, with the last mark that was set before its last byte was there. */
  const sent = (): readonly Sent[] =>
    parts.connections().flatMap(({ bytes }, connection) =>
      publishedOn(bytes()).map(
        ({ end, topic, payload, retained, cut }): Sent => ({
          at: 0,
          topic: topic.startsWith(`${parts.topic}/`) ? topic.slice(parts.topic.length + 1) : topic,
          payload,
          retained,
          headers: {},
          cut,
          after: marks.findLastIndex(({ offsets }) => end > (offsets[connection] ?? 0)),
        }),
      ),
    );

  /** What was in force when a byte left: until the next change was acknowledged it may have been that already. */
  const inForce = (index: number): readonly PrivacyContext[] =>
    marks.slice(index, index + 2).map(({ context }) => context);

  const forbidden = (message: Sent, told: Told): readonly Difference[] =>
    told.fields.flatMap(([path]): readonly Difference[] => {
      const contexts = inForce(message.after);
      if (contexts.some((context) => referenceAllows(path, context, told.kind))) return [];
      const [context] = contexts;
      if (context === undefined) return [];
      const because = referenceRuling(path, context, told.kind).because;
      return [
        differs(
          because[0]?.rule ?? 'R26',
          `After the change was acknowledged, ${path} in ${told.kind} was put on the wire, and must not: ${because.map(inWords).join(', and ')}; R26.`,
        ),
      ];
    });

  /** R5: what a guest left, but for what the law and contracts ask for, goes with them. */
  const leftByGuest = (message: Sent, told: Told): readonly Difference[] => {
    const departure = marks.findLastIndex(({ guestGone }, index) => guestGone && index <= message.after);
    if (departure < 0) return [];
    const theirs = offered
      .slice(0, departure + 1)
      .flat()
      .some(({ kind, at }) => kind === told.kind && new Date(at).toISOString() === told.time);
    const [path = ''] = told.fields[0] ?? [];
    const context = marks[departure]?.context ?? first;
    const { because } = referenceRuling(path, context, told.kind);
    if (!theirs || because[0]?.rule === 'R24') return [];
    return [differs('R5', `A ${told.kind} of a guest was put on the wire after the guest had gone.`)];
  };

  /** The first mark after something was offered; beyond the last where it was offered since, or never. */
  const offeredBefore = ({ kind, time }: Told): number => {
    const found = offered.findIndex((offers) =>
      offers.some((offer) => offer.kind === kind && new Date(offer.at).toISOString() === time),
    );
    return found < 0 ? marks.length : found;
  };

  /** R26: what was withdrawn while it waited does not come back when it is allowed again, as at the end of a pause. */
  const cameBack = (message: Sent, told: Told): readonly Difference[] => {
    if (!parts.serial) return [];
    const meanwhile = marks.slice(offeredBefore(told), message.after);
    return told.fields
      .filter(([path]) => meanwhile.some(({ context }) => !referenceAllows(path, context, told.kind)))
      .map(([path]) =>
        differs(
          'R26',
          `${path} in ${told.kind} waited while it was withdrawn, and left when it was allowed again.`,
        ),
      );
  };

  const strange = ({ topic, retained, cut }: Sent, told: Told | null): readonly Difference[] => [
    ...(told === null && !cut && !STANDING.includes(topic)
      ? [differs(null, `A message on ${topic} is of no form that is known.`)]
      : []),
    // The topic alone tells that there was something: what is cut off counts as well.
    ...(retained && !STANDING.includes(topic)
      ? [differs('R26', `A message on ${topic} was retained, and must not be.`)]
      : []),
  ];

  /** Of a message that was cut off, the topic says what it was of. */
  const cutOff = ({ topic, cut, after }: Sent): readonly Difference[] => {
    const sort = /^data\/(\w+)$/u.exec(topic)?.[1];
    if (!cut || sort === undefined || after < 0) return [];
    const signal = { location: 'Vehicle.CurrentLocation.Latitude', telematics: 'Vehicle.Speed' }[sort];
    if (signal === undefined || inForce(after).some((one) => referenceAllows(signal, one, 'telemetry')))
      return [];
    return [
      differs('R26', `After the change was acknowledged, part of a message on ${topic} was put on the wire.`),
    ];
  };

  /** What may leave since it was measured until now, and never came. */
  const losses = (messages: readonly (Told | null)[], now: number): readonly Difference[] => {
    const came = new Set(
      messages.flatMap((told) =>
        (told?.fields ?? []).map(([path, value]) => `${told?.kind} ${told?.time} ${path} ${value}`),
      ),
    );
    return offered.flatMap((offers, index) => {
      // Offered before this mark, so while the one before it was in force.
      const since = marks.slice(Math.max(0, index - 1));
      const gone = since.slice(1).some(({ guestGone }) => guestGone);
      return offers.flatMap(({ kind, at, signals }) =>
        Object.entries(signals).flatMap(([path, value]): readonly Difference[] => {
          if (!since.every(({ context }) => referenceAllows(path, context, kind))) return [];
          const { because } = referenceRuling(path, since[0]?.context ?? first, kind);
          if (gone && because[0]?.rule !== 'R24') return [];
          if (sortOf(path) !== 'telematics' && now - at > OLD) return [];
          // An event goes as a whole, and ages with what ages fastest in it.
          if (kind !== 'telemetry' && now - at > OLD) return [];
          if (came.has(`${kind} ${new Date(at).toISOString()} ${path} ${String(value)}`)) return [];
          return [
            differs(because[0]?.rule ?? null, `${path} may leave in ${kind} all the time, and did not come.`),
          ];
        }),
      );
    });
  };

  return {
    mark,
    judge: ({ mayLose, now }) => {
      offered.push(parts.offers());
      const all = sent();
      const told = all.map(({ topic, payload }) => read(topic, payload));
      const last = marks.length - 1;
      const end = marks[last]?.context ?? first;
      const truth = { offers: offered.flat(), words: parts.words, names: parts.names };
      return [
        ...all.flatMap((message, index) => {
          const one = told[index] ?? null;
          const wrong =
            one === null || message.after < 0
              ? []
              : [...forbidden(message, one), ...leftByGuest(message, one), ...cameBack(message, one)];
          return [...wrong, ...strange(message, one), ...cutOff(message)];
        }),
        ...(mayLose ? [] : losses(told, now)),
        ...lookForLeaks(
          all.filter(({ after, cut }) => after === last && !cut),
          end,
          truth,
        ),
      ];
    },
    bytes: () => parts.connections().reduce((sum, { bytes }) => sum + bytes().length, 0),
  };
};
