import { mayReadBackwards } from './backwards.ts';
import { binaryIn } from './binary.ts';
import { codesIn } from './codes.ts';
import type { Encoding, Sighting, Where } from './finding.ts';
import { createHabits } from './habits.ts';
import { createHalves } from './halves.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { labelOfTopic, labelsIn } from './labels.ts';
import { createLandmarks } from './landmarks.ts';
import { type Layer, layersOfBytes, unwrap } from './layers.ts';
import { isMessage, type Left, type LeftMessage } from './left.ts';
import { numbersIn } from './numbers.ts';
import { type Hint, positionsIn } from './positions.ts';
import { type Runs, scan } from './scan.ts';
import { acrossSeam, createSeams, type Joint, withinMessage } from './seams.ts';
import type { Spot } from './spot.ts';
import { type Surface, surfacesOf } from './surfaces.ts';
import { createTexts, type Texts } from './texts.ts';
import { valuesOf } from './values.ts';

/** Looks at what left, and says what it recognises in it, whether that was allowed or not. */
export type Oracle = {
  /** In the order in which it left: what was cut in two, or follows the car, is seen by what left before. */
  readonly sightings: (left: Left) => readonly Sighting[];
  /** A wire is looked at from its beginning, be it again: what was seen before stands before nothing of it. */
  readonly begin: () => void;
  /** More of what must not be told; what is known already is kept. */
  readonly learn: (more: Partial<Known>) => void;
  /** What can't be looked for, since it is too short, or a word that the wire itself consists of. */
  readonly passedOver: () => readonly string[];
};

/** Characters around what was seen that are quoted with it, and characters of a quote in all. */
const AROUND = 16;
const LONGEST = 100;

/** What was seen, and in which layer. */
type Seen = { readonly spot: Spot; readonly layer: Layer };

/** Bytes of a run that is remembered, and how many of these, and of other texts, are. */
const [SHORT, MOST_SHORT] = [48, 2_000];

const quoteOf = (text: string, { from, to }: { readonly from: number; readonly to: number }): string => {
  const start = Math.max(0, from - AROUND);
  const whole = text.slice(start, Math.min(to + AROUND, start + LONGEST)).replaceAll(/\p{C}+/gu, '·');
  return `${start > 0 ? '…' : ''}${whole}${start + LONGEST < text.length || to + AROUND < text.length ? '…' : ''}`;
};

export const createOracle = (known: Known = NOTHING_KNOWN): Oracle => {
  const landmarks = createLandmarks();
  const habits = createHabits();
  const halves = createHalves(landmarks.grid);
  const seams = createSeams();
  let all = NOTHING_KNOWN;
  let texts: Texts | null = null;
  /** Short runs of bytes that were seen to hold nothing: the name of a vehicle is in every message. */
  const nothing = new Set<string>();

  /** Topics and properties, which are the same in message after message. */
  const lookedAt = new Map<string, readonly Seen[]>();

  const learn: Oracle['learn'] = (more) => {
    nothing.clear();
    lookedAt.clear();
    for (const { latitude, longitude, at } of more.positions ?? [])
      landmarks.add({ latitude, longitude, at, label: null });
    habits.learn(more.positions ?? []);
    for (const { label, position } of more.places ?? [])
      if (position !== null) landmarks.add({ ...position, at: null, label });
    const { vins = [], names = [], emails = [], words = [], places = [] } = more;
    if (vins.length + names.length + emails.length + words.length + places.length === 0) return;
    all = {
      positions: [],
      vins: [...all.vins, ...vins],
      names: [...all.names, ...names],
      emails: [...all.emails, ...emails],
      words: [...all.words, ...words],
      places: [...all.places, ...places],
    };
    texts = null;
  };
  learn(known);

  const current = (): Texts => {
    texts ??= createTexts(all);
    return texts;
  };

  const numbersOf = (bytes: Uint8Array): readonly Spot[] => {
    if (bytes.length > SHORT) return binaryIn(bytes, landmarks.grid);
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (nothing.has(key)) return [];
    const spots = binaryIn(bytes, landmarks.grid);
    if (spots.length === 0) {
      if (nothing.size >= MOST_SHORT) nothing.clear();
      nothing.add(key);
    }
    return spots;
  };

  type Found = { readonly spots: readonly Spot[]; readonly turn: boolean };
  const spotsIn = (layer: Layer, runs: Runs, left: Left, isPayload: boolean): Found => {
    const { text, bytes } = layer;
    const spots: Spot[] = [];
    let turn = false;
    if (text !== '') {
      spots.push(...labelsIn(text), ...current().spots(text));
      if (landmarks.grid.pins().length > 0) {
        const numbers = numbersIn(text, runs, 3);
        const { spots: positions, hints } = positionsIn(text, runs, numbers, landmarks);
        spots.push(
          ...positions,
          ...codesIn(text, runs, numbers, landmarks),
          ...(isPayload ? habitual(left, layer, hints) : []),
        );
        turn = mayReadBackwards(text, numbers, landmarks.grid);
      }
    }
    // Bytes that are a text through and through are no numbers as well.
    if (bytes !== null && (text === '' || runs.broken)) spots.push(...numbersOf(bytes));
    return { spots, turn };
  };

  /** Of a payload as it stands: a habit within a wrapping would need a name for the wrapping. */
  const habitual = (left: Left, layer: Layer, hints: readonly Hint[]): readonly Spot[] =>
    isMessage(left) && layer.encodings.length === 0
      ? [...habits.seen(left.topic, left.at, hints), ...halves.seen(left.topic, left.at, hints)]
      : [];

  /** What is in two pieces put together, and in neither alone. */
  const spotsAcross = (joint: Joint): readonly Spot[] => {
    const { text, raw } = joint;
    const spots: Spot[] = [...current().spots(text)];
    if (raw && landmarks.grid.pins().length > 0) {
      const runs = scan(text);
      spots.push(...positionsIn(text, runs, numbersIn(text, runs, 3), landmarks).spots);
    }
    return acrossSeam(spots, joint);
  };

  /** What was cut in two: over two fields, two user properties, or two messages of a topic. */
  const cutInTwo = (left: LeftMessage): readonly Sighting[] => {
    const { topic, at, payload, userProperties } = left;
    const text = typeof payload === 'string' ? payload : Buffer.from(payload).toString('utf8');
    const told = (joints: readonly Joint[], where: (second: string) => Where): readonly Sighting[] =>
      joints.flatMap((joint) =>
        spotsAcross(joint).map((spot) => {
          const layer: Layer = { text: joint.text, bytes: null, encodings: ['cut in two'], within: null };
          return sightingOf(spot, layer, left, where(joint.text.slice(joint.seam)));
        }),
      );
    const properties = userProperties ? valuesOf(userProperties) : [];
    return [
      ...told(seams.joints(topic, at, text), (second) => ({
        part: 'payload',
        offset: Math.max(0, text.indexOf(second)),
      })),
      ...told(withinMessage(properties), (second) => ({
        part: 'user property',
        name: properties.find((property) => property.text === second)?.key ?? '',
      })),
    ];
  };

  const lookAt = (surface: Surface, left: Left): readonly Seen[] => {
    const { text, bytes, where } = surface;
    const isPayload = where(0).part === 'payload';
    const before = isPayload || text === null ? undefined : lookedAt.get(text);
    if (before !== undefined) return before;
    const seen: Seen[] = [];
    const outer = text === null ? layersOfBytes(bytes) : [{ text, bytes: null, encodings: [], within: null }];
    for (const layer of outer)
      unwrap(layer, (inner, runs) => {
        const { spots, turn } = spotsIn(inner, runs, left, isPayload);
        for (const spot of spots) seen.push({ spot, layer: inner });
        return { turn };
      });
    if (!isPayload && text !== null) {
      if (lookedAt.size >= MOST_SHORT) lookedAt.clear();
      lookedAt.set(text, seen);
    }
    return seen;
  };

  return {
    learn,
    begin: () => {
      for (const each of [habits, halves, seams]) each.begin();
    },
    passedOver: () => current().passedOver,
    sightings: (left) => {
      const found = new Map<string, Sighting>();
      // An empty message only makes a broker forget.
      const label = isMessage(left) && left.payload.length > 0 ? labelOfTopic(left.topic) : null;
      for (const surface of surfacesOf(left)) {
        if (surface.where(0).part === 'topic' && label !== null && isMessage(left)) {
          const plain: Layer = { text: left.topic, bytes: null, encodings: [], within: null };
          found.set('label', sightingOf(label, plain, left, surface.where(label.from)));
        }
        for (const { spot, layer } of lookAt(surface, left)) {
          const where = surface.where((layer.within ?? spot).from);
          const key = `${spot.category} ${spot.what} ${JSON.stringify(where)}`;
          // What is seen plainly, and again with its wrapping taken off, is one and the same.
          if (!found.has(key)) found.set(key, sightingOf(spot, layer, left, where));
        }
      }
      const whole = [...found.values()];
      if (!isMessage(left)) return whole;
      // What stands there whole as well is one and the same.
      const cut = cutInTwo(left).filter(({ what }) => !whole.some((one) => one.what === what));
      return [...whole, ...cut];
    },
  };
};

const sightingOf = (spot: Spot, layer: Layer, left: Left, where: Where): Sighting => {
  const encodings: readonly Encoding[] = layer.encodings;
  return {
    category: spot.category,
    what: spot.what,
    notation: spot.notation,
    encodings,
    where,
    quote: quoteOf(layer.text, spot),
    at: left.at,
    topic: isMessage(left) ? left.topic : null,
  };
};
